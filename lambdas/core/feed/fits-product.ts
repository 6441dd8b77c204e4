import type { Money } from '../../contract/money.ts';
import { type Product, productLimits, type Variant } from '../../contract/product.ts';
import { currencyOf } from './price.ts';
import { isPlainUrl } from './web-url.ts';

/** Characters that ids are nearly always made of; any other id is left to the schema. */
const PLAIN_ID = /^[\w.:/+-]{1,64}$/u;

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
    if (
      name === '' ||
      name.length > productLimits.attributeName ||
      value === '' ||
      value.length > productLimits.attributeValue
    )
      return false;
  }
  return count <= productLimits.attributes;
};

const isVariant = ({ id, title, options, price, compareAt, url, image }: Variant): boolean =>
  PLAIN_ID.test(id) &&
  isTextOrAbsent(title, productLimits.title) &&
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
  isText(product.title, productLimits.title) &&
  isTextOrAbsent(product.brand, productLimits.brand) &&
  product.category.length <= productLimits.categories &&
  product.category.every((part) => isText(part, productLimits.category)) &&
  (product.description === undefined ||
    (product.description.length <= productLimits.description && isTrimmed(product.description))) &&
  isUrlOrAbsent(product.url) &&
  isUrlOrAbsent(product.image) &&
  areAttributes(product.attributes) &&
  product.variants.length > 0 &&
  product.variants.every(isVariant);
