import type { Locale } from '../../lambdas/contract/locale.ts';
import type { Money } from '../../lambdas/contract/money.ts';

/** An amount as the shopper's language writes it; whole amounts without empty decimals. */
export const formatPrice = ({ minor, currency }: Money, locale: Locale): string => {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  if (!Number.isInteger(amount)) return format.format(amount);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: 0,
  }).format(amount);
};
