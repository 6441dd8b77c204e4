import type { ColumnAliases } from '../columns/column-names.ts';
import type { ColumnDialect } from '../columns/column-rank.ts';
import type { OfferReader, RawOffer } from '../raw-offer.ts';
import listDialects from './list-dialects.json' with { type: 'json' };
import { createNamedOffers } from './named-offers.ts';
import { readXmlRecords } from './xml-records.ts';
import { valuesOfRecord } from './xml-values.ts';

interface ListOptions {
  readonly kind: string;
  /** The element that holds one product. */
  readonly record: string;
  readonly aliases: ColumnAliases;
}

/** What a marketplace calls its elements, and what its codes for the delivery mean. */
interface ListDialect extends ColumnDialect {
  readonly availability: Readonly<Record<string, string>>;
}

const DIALECTS: ReadonlyMap<string, ListDialect> = new Map(Object.entries(listDialects));

const createStock = ({ availability }: Pick<ListDialect, 'availability'>) => {
  const codes = Object.entries(availability).map(([pattern, words]) => ({
    pattern: new RegExp(pattern, 'u'),
    words,
  }));
  return (offer: RawOffer): RawOffer => {
    const found = codes.find(({ pattern }) => pattern.test(offer.availability ?? ''));
    return found ? { ...offer, availability: found.words } : offer;
  };
};

/** A list of products in XML, whose elements are named like the columns of tables. */
export const createListReader = ({ kind, record, aliases }: ListOptions): OfferReader =>
  async function* (text, context) {
    const dialect = DIALECTS.get(kind);
    const offers = createNamedOffers({ aliases, dialect, context });
    const stock = createStock(dialect ?? { availability: {} });
    for await (const elements of readXmlRecords(text, new Set([record]), context)) {
      for (const offer of elements.map(valuesOfRecord).flatMap(offers)) yield stock(offer);
    }
  };
