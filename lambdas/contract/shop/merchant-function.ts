import * as z from 'zod';
import { Locale } from './locale.ts';
import { FunctionParameters } from './parameter-schema.ts';
import { Webhook } from './webhook.ts';

/** A function's words in one language. */
const Texts = z.strictObject({
  /** From this text the model decides when to call the function. */
  description: z.string().trim().min(10).max(1_000),
  /** What the shopper hears when the merchant's server does not answer. Default: our own sentence. */
  unavailable: z.string().trim().min(1).max(300).optional(),
  /** What shoppers say when they need it. */
  examples: z.array(z.string().trim().min(1).max(200)).max(40).default([]),
});

/** A bot function that a merchant's own server runs. */
export const MerchantFunction = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,63}$/, 'write lower-case Latin letters, digits and _, like get_bonus_points'),
  /** A language without texts uses those of the other. */
  texts: z
    .partialRecord(Locale, Texts)
    .refine(({ ru, en }) => ru !== undefined || en !== undefined, { error: 'write texts in ru, en or both' }),
  parameters: FunctionParameters,
  ...Webhook.shape,
});
export type MerchantFunction = Readonly<z.infer<typeof MerchantFunction>>;
