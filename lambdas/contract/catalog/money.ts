import * as z from 'zod';

let knownCurrencies: ReadonlySet<string> | undefined;

/** The set is made for the first amount, because it takes milliseconds of a function's start. */
const isCurrency = (code: string): boolean => {
  knownCurrencies ??= new Set(Intl.supportedValuesOf('currency'));
  return knownCurrencies.has(code);
};

/** ISO 4217 code, upper case. */
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, {
    error: (issue) => `"${String(issue.input)}" is not an ISO 4217 currency; write it like RUB, USD or EUR`,
  });
export type Currency = z.infer<typeof Currency>;

/** An amount in whole minor units (cents, kopecks): 99990 and USD is $999.90. */
export const Money = z.strictObject({
  minor: z.int().nonnegative(),
  currency: Currency,
});
export type Money = Readonly<z.infer<typeof Money>>;

interface Priced {
  readonly price?: Money | undefined;
  readonly compareAt?: Money | undefined;
}

/** Whether something costs less than it did, in the same currency. */
export const isReduced = ({ price, compareAt }: Priced): boolean =>
  price !== undefined && compareAt?.currency === price.currency && compareAt.minor > price.minor;
