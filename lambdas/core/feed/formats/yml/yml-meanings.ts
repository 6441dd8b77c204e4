import { HEADERS, headerKey, placesIn } from '../../columns/column-names.ts';
import { composedField } from '../../columns/composed-header.ts';
import { languageCode, markOf } from '../../columns/header-language.ts';
import { flagColumns } from '../../columns/visibility.ts';
import { remembering } from '../../remembering.ts';
import names from './yml-names.json' with { type: 'json' };

/** What the elements of an offer hold, by their names in the dialects of marketplaces. */
const FIELDS: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** Fields that describe the product, read as if they were params. */
const ATTRIBUTE_FIELDS: ReadonlyMap<string, string> = new Map([
  ['vendorcode', 'sku'],
  ['article', 'sku'],
  ['country_of_origin', 'country'],
  ['country', 'country'],
  ['author', 'author'],
  ['artist', 'artist'],
  ['publisher', 'publisher'],
  ['series', 'series'],
  ['year', 'year'],
  ['weight', 'weight'],
  ['dimensions', 'dimensions'],
]);

/** The element's name without the language it may end in, and what it holds. */
interface Meaning {
  readonly field: string | undefined;
  readonly attribute: string | undefined;
  readonly language: string | undefined;
  readonly isFlag: boolean;
  /** Of a price whose name says it: `priceRUAH`. */
  readonly currency: string | undefined;
}

const CURRENCY = /(uah|rub|kzt|byn|usd|eur)$/u;

/** When a sale is, in the words that tables have for it. */
const DATES = [
  { field: 'saleFrom', column: 'sale_from', names: placesIn(HEADERS.sale_from ?? []) },
  { field: 'saleTo', column: 'sale_to', names: placesIn(HEADERS.sale_to ?? []) },
  {
    field: 'saleDates',
    column: 'sale_price_effective_date',
    names: placesIn(HEADERS.sale_price_effective_date ?? []),
  },
];
const dateField = (name: string): string | undefined => {
  const key = headerKey(name);
  const composed = composedField(key);
  return DATES.find(({ column, names }) => names.has(key) || column === composed)?.field;
};

const readMeaning = (name: string): Meaning => {
  const { base, mark } = markOf(name.replaceAll('_', ' '));
  const language = languageCode(mark);
  const bare = language === undefined ? name : base.replaceAll(' ', '_');
  const [flag] = flagColumns([bare.replaceAll('_', ' ')], { hasStock: true });
  return {
    field: FIELDS.get(bare) ?? dateField(bare),
    attribute: ATTRIBUTE_FIELDS.get(bare),
    language,
    isFlag: flag !== undefined,
    currency: CURRENCY.exec(bare)?.[1]?.toUpperCase(),
  };
};

/** What an element holds, by its name. */
export const meaningOf = remembering(10_000, readMeaning);
