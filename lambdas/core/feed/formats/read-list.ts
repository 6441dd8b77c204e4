import type { ColumnAliases } from '../columns/column-names.ts';
import type { ColumnDialect } from '../columns/column-rank.ts';
import type { OfferReader, RawOffer } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };
import { idoSellRecord } from './idosell-record.ts';
import listDialects from './list-dialects.json' with { type: 'json' };
import { createNamedOffers } from './named-offers.ts';
import { readXmlRecords, type XmlElement } from './xml-records.ts';
import { valuesOfRecord } from './xml-values.ts';

interface ListOptions {
  readonly kind: string;
  /** The elements that hold one product each. */
  readonly records: readonly string[];
  readonly aliases: ColumnAliases;
}

/** What a marketplace calls its elements, and what its codes for the delivery mean. */
interface ListDialect extends ColumnDialect {
  readonly availability?: Readonly<Record<string, string>>;
}

const GOOGLE = 'google-xml';
const DIALECTS: ReadonlyMap<string, ListDialect> = new Map<string, ListDialect>([
  ...Object.entries(listDialects),
  [GOOGLE, { attributes: words.googleAttributes.map((name) => name.replaceAll('_', ' ')) }],
]);

/** Google's fields have a prefix; the page's own id and title, which Atom demands, have none. */
const isGoogles = ({ prefix }: XmlElement): boolean => prefix !== '' && prefix.toLowerCase() !== 'atom';

/** Google's fields first, since the first one of a name counts. */
const googlesFirst = (record: XmlElement): XmlElement => {
  const googles = record.children.filter(isGoogles);
  if (googles.length === 0 || googles.length === record.children.length) return record;
  return { ...record, children: [...googles, ...record.children.filter((child) => !isGoogles(child))] };
};

/** What a format has otherwise than most lists, as they have it. */
const ORDERS: ReadonlyMap<string, (record: XmlElement) => XmlElement> = new Map([
  [GOOGLE, googlesFirst],
  ['idosell', idoSellRecord],
]);

const createStock = ({ availability = {} }: ListDialect) => {
  const codes = Object.entries(availability).map(
    ([code, meaning]) => [new RegExp(code, 'u'), meaning] as const,
  );
  return (offer: RawOffer): RawOffer => {
    const [, availability] = codes.find(([code]) => code.test(offer.availability ?? '')) ?? [];
    return availability === undefined ? offer : { ...offer, availability };
  };
};

/** A list of products in XML, whose elements are named like the columns of tables. */
export const createListReader = ({ kind, records, aliases }: ListOptions): OfferReader =>
  async function* (text, context) {
    const dialect = DIALECTS.get(kind);
    const offers = createNamedOffers({ aliases, dialect, context });
    const stock = createStock(dialect ?? {});
    const ordered = ORDERS.get(kind) ?? ((record: XmlElement) => record);
    for await (const elements of readXmlRecords(text, new Set(records), context)) {
      for (const element of elements) {
        for (const offer of offers(valuesOfRecord(ordered(element)))) yield stock(offer);
      }
    }
  };
