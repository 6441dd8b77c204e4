import type { Locale } from '../../lambdas/contract/locale.ts';
import { type Money, minorDigits } from '../../lambdas/contract/money.ts';
import type { Product, Variant } from '../../lambdas/contract/product.ts';

/** Making a format takes a hundred times longer than using it. */
const formats = new Map<string, (minor: number) => string>();

const moneyFormat = (currency: string, locale: Locale): ((minor: number) => string) => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const unit = 10 ** minorDigits(currency);
  return (minor) => format.format(minor / unit);
};

export const formatMoney = ({ minor, currency }: Money, locale: Locale): string => {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? moneyFormat(currency, locale);
  formats.set(key, format);
  return format(minor);
};

/** How much a sale takes off, in whole percent; `undefined` without a sale. */
export const discountOf = ({ price, compareAt }: Pick<Variant, 'price' | 'compareAt'>): number | undefined =>
  price === undefined || compareAt === undefined || compareAt.minor <= price.minor
    ? undefined
    : Math.round((1 - price.minor / compareAt.minor) * 100);

const byPrice = (one: Variant, other: Variant): number =>
  (one.price?.minor ?? Number.POSITIVE_INFINITY) - (other.price?.minor ?? Number.POSITIVE_INFINITY);

const canBeBought = ({ availability }: Variant): boolean => availability !== 'out-of-stock';

/** The variant a product is shown with: the first that can be bought, else the first. */
export const shownVariant = ({ variants }: Product): Variant => {
  const variant = variants.find(canBeBought) ?? variants[0];
  if (variant === undefined) throw new Error('a product without variants');
  return variant;
};

/** The cheapest variant, those that can be bought first. */
export const cheapestVariant = (product: Product): Variant =>
  product.variants.filter(canBeBought).toSorted(byPrice)[0] ?? shownVariant(product);

export const hasSeveralPrices = ({ variants }: Product): boolean =>
  new Set(variants.map(({ price }) => price?.minor)).size > 1;
