import * as z from 'zod';
import { Money, minorDigits } from '../../contract/money.ts';

/** A value that stands for itself. */
export const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const plainMoney = ({ minor, currency }: Money): string =>
  `${(minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))} ${currency}`;

/** Google's API writes prices as `{ "value": "12.99", "currency": "EUR" }`, and in millionths; we in minor units. */
const PriceObject = z.union([
  z
    .object({ value: Scalar, currency: z.string().optional() })
    .transform(({ value, currency }) => `${value} ${currency ?? ''}`.trim()),
  z
    .object({ amountMicros: z.coerce.number(), currencyCode: z.string() })
    .transform(({ amountMicros, currencyCode }) => `${amountMicros / 1e6} ${currencyCode}`),
  Money.transform(plainMoney),
]);
/** The text of a member, however its writer wraps it; '' when it has none. */
export const textOf = (value: unknown): string => {
  // Nearly every member is a text, and a million offers have ten million of them: too many for a schema each.
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return textOf(value[0]);
  const price = PriceObject.safeParse(value);
  return price.success ? price.data : '';
};

/** `imageLink` as `image_link` has it. */
export const snakeCase = (name: string): string =>
  name.replace(
    /([a-z0-9])([A-Z])/gu,
    (_, before: string, upper: string) => `${before}_${upper.toLowerCase()}`,
  );
