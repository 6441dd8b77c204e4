import type { Money } from '../../contract/money.ts';
import type { Product, Variant } from '../../contract/product.ts';
import { currencyOf } from './price.ts';
import { isPlainUrl } from './web-url.ts';

/** Characters that ids are nearly always made of; any other id is left to the schema. */
const PLAIN_ID = /^[\w.:/+-]{1,64}$/u;
const MAX_TITLE = 300;
const MAX_BRAND = 100;
const MAX_CATEGORY = 100;
const MAX_CATEGORIES = 10;
const MAX_DESCRIPTION = 20_000;
const MAX_ATTRIBUTES = 60;
const MAX_NAME = 60;
const MAX_VALUE = 300;

const isTrimmed = (text: string): boolean => text.trim().length === text.length;
const isText = (text: string, most: number): boolean => text !== '' && text.length <= most && isTrimmed(text);
const isTextOrAbsent = (text: string | undefined, most: number): boolean =>
  text === undefined || isText(text, most);
const isUrlOrAbsent = (url: string | undefined): boolean => url === undefined || isPlainUrl(url);

const isMoneyOrAbsent = (money: Money | undefined): boolean =>
  money === undefined ||
  (Number.isSafeInteger(money.minor) && money.minor >= 0 && currencyOf(money.currency) === money.currency);

const areAttributes = (attributes: Readonly<Record<string, string>>): boolean => {
  let count = 0;
  for (const name in attributes) {
    const value = attributes[name] ?? '';
    count += 1;
    if (name === '' || name.length > MAX_NAME || value === '' || value.length > MAX_VALUE) return false;
  }
  return count <= MAX_ATTRIBUTES;
};

const isVariant = ({ id, title, options, price, compareAt, url, image }: Variant): boolean =>
  PLAIN_ID.test(id) &&
  isTextOrAbsent(title, MAX_TITLE) &&
  areAttributes(options) &&
  isMoneyOrAbsent(price) &&
  isMoneyOrAbsent(compareAt) &&
  isUrlOrAbsent(url) &&
  isUrlOrAbsent(image);

/**
 * True for a product that the schema is known to take as it is. Parsing by schema costs as much as all else
 * that is done to an offer, and nearly every product is plain; the others are parsed.
 */
export const fitsPlainly = (product: Product): boolean =>
  PLAIN_ID.test(product.id) &&
  isText(product.title, MAX_TITLE) &&
  isTextOrAbsent(product.brand, MAX_BRAND) &&
  product.category.length <= MAX_CATEGORIES &&
  product.category.every((part) => isText(part, MAX_CATEGORY)) &&
  (product.description === undefined ||
    (product.description.length <= MAX_DESCRIPTION && isTrimmed(product.description))) &&
  isUrlOrAbsent(product.url) &&
  isUrlOrAbsent(product.image) &&
  areAttributes(product.attributes) &&
  product.variants.length > 0 &&
  product.variants.every(isVariant);
