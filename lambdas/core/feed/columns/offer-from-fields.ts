import type { RawAttribute, RawOffer } from '../raw-offer.ts';
import type { ColumnField } from './column-names.ts';
import { discountedPrice } from './discount.ts';
import { isNo } from './visibility.ts';

type Values = ReadonlyMap<ColumnField, string>;

export interface Fields {
  readonly line: number;
  readonly values: Values;
  readonly attributes: readonly RawAttribute[];
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

/** "2026-01-01T00:00+0300/2026-02-01T00:00+0300" */
const datesOf = (value: string | undefined): readonly (string | undefined)[] =>
  value === undefined ? [] : value.split('/').map((date) => date.trim());

/** A discount of "10%" or of an amount, in a column of its own or in one for both. */
const discountedBy = (values: Values): string | undefined => {
  const either = values.get('discount');
  const isPercent = either?.includes('%') ?? false;
  return discountedPrice(values.get('price'), {
    percent: values.get('discount_percent') ?? (isPercent ? either : undefined),
    amount: values.get('discount_amount') ?? (isPercent ? undefined : either),
  });
};

const salePriceOf = (values: Values): string | undefined => {
  const isOver = isNo(values.get('on_sale') ?? '');
  return (isOver ? undefined : values.get('sale_price')) ?? discountedBy(values);
};

export const offerFromFields = ({ line, values, attributes }: Fields): RawOffer => {
  const [saleFrom, saleTo] = datesOf(values.get('sale_price_effective_date'));
  return {
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
    salePrice: salePriceOf(values),
    saleFrom: saleFrom ?? values.get('sale_from'),
    saleTo: saleTo ?? values.get('sale_to'),
    oldPrice: values.get('old_price'),
    currency: values.get('currency'),
    availability: values.get('availability'),
    stock: values.get('quantity'),
    attributes,
  };
};
