import type { FieldName } from '../../../contract/imports/feed.ts';
import type { FieldHeaders, RawAttribute, RawOffer } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };

export const GOOGLE_ATTRIBUTES: ReadonlySet<string> = new Set(words.googleAttributes);

export interface Fields {
  readonly line: number;
  readonly values: ReadonlyMap<FieldName, string>;
  readonly attributes: readonly RawAttribute[];
  readonly headers?: FieldHeaders;
}

const SEPARATOR = /\s*(?:>|»|→|\||\/(?!\/))\s*/u;

/** "Electronics > Phones"; the first of several that are divided by commas. */
export const categoryPath = (value: string): readonly string[] => {
  const first = value.includes('>') ? (value.split(/,(?=[^>]*>)/u)[0] ?? value) : value;
  return first
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

/** Google's own taxonomy is often a number, which means nothing to a shopper. */
const isNumber = (value: string): boolean => /^\d+$/u.test(value);

const categoryOf = (values: ReadonlyMap<FieldName, string>): readonly string[] => {
  const named = [values.get('product_type'), values.get('google_product_category')].find(
    (value) => value !== undefined && !isNumber(value),
  );
  return named === undefined ? [] : categoryPath(named);
};

export const offerFromFields = ({ line, values, attributes, headers }: Fields): RawOffer => ({
  role: 'offer',
  line,
  id: values.get('id'),
  groupId: values.get('item_group_id'),
  title: values.get('title'),
  brand: values.get('brand'),
  category: categoryOf(values),
  description: values.get('description'),
  link: values.get('link'),
  image: values.get('image_link'),
  price: values.get('price'),
  salePrice: values.get('sale_price'),
  saleDates: values.get('sale_price_effective_date'),
  oldPrice: values.get('old_price'),
  currency: values.get('currency'),
  availability: values.get('availability'),
  stock: values.get('quantity'),
  attributes,
  headers,
});
