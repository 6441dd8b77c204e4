import * as z from 'zod';
import { Contact } from '../shop/contact.ts';

/** The page of the shop that an answer was taken from. */
export const Source = z.object({ title: z.string(), url: z.string().optional() });
export type Source = Readonly<z.infer<typeof Source>>;

/** An answer from the merchant's own texts, or the honest "the shop does not say" with somebody to ask. */
export const StoreInfoAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  status: z.enum(['answered', 'unknown']),
  source: Source.optional(),
  contact: Contact.optional(),
});
export type StoreInfoAnswer = Readonly<z.infer<typeof StoreInfoAnswer>>;
