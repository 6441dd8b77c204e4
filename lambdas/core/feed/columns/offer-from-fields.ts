import type { FieldHeaders, RawAttribute, RawOffer } from '../raw-offer.ts';
import type { ColumnField } from './column-names.ts';

type Values = ReadonlyMap<ColumnField, string>;

export interface Fields {
  readonly line: number;
  readonly values: Values;
  readonly attributes: readonly RawAttribute[];
  readonly headers: FieldHeaders;
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

const categoryOf = (values: Values): readonly string[] => {
  const named = [values.get('product_type'), values.get('google_product_category')].find(
    (value) => value !== undefined && !isNumber(value),
  );
  return named === undefined ? [] : categoryPath(named);
};

/** 0.15 of a workbook is 15 %. */
const FRACTION = /^0?[.,]\d+$/u;

const percentIn = (written: string): string => {
  const percent = written.replace('%', '').trim();
  if (!FRACTION.test(percent) || written.includes('%')) return percent;
  return String(Math.round(Number(percent.replace(',', '.')) * 10_000) / 100);
};

/** A discount of "10%" or of an amount, in a column of its own or in one for both. */
const discountOf = (values: Values): string | undefined => {
  const percent = percentIn(values.get('discount_percent') ?? '');
  return /[1-9]/u.test(percent) ? `${percent}%` : (values.get('discount') ?? values.get('discount_amount'));
};

export const offerFromFields = ({ line, values, attributes, headers }: Fields): RawOffer => ({
  role: 'offer',
  line,
  id: values.get('id'),
  groupId: values.get('item_group_id'),
  title: values.get('title'),
  productTitle: values.get('product_title'),
  brand: values.get('brand'),
  category: categoryOf(values),
  description: values.get('description'),
  link: values.get('link'),
  image: values.get('image_link'),
  price: values.get('price'),
  salePrice: values.get('sale_price'),
  discount: discountOf(values),
  onSale: values.get('on_sale'),
  saleDates: values.get('sale_price_effective_date'),
  saleFrom: values.get('sale_from'),
  saleTo: values.get('sale_to'),
  oldPrice: values.get('old_price'),
  currency: values.get('currency'),
  availability: values.get('availability'),
  stock: values.get('quantity'),
  attributes,
  headers,
});
