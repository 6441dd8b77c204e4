import * as z from 'zod';
import { WebUrl } from './hostname.ts';

/** How a shopper reaches a person of the shop; at least one member is set. */
export const Contact = z
  .strictObject({
    phone: z.string().trim().min(3).max(40).optional(),
    email: z.email().max(200).optional(),
    /** Page with a form, a chat or the addresses. */
    url: WebUrl.optional(),
    /** Working hours in the merchant's words. */
    hours: z.string().trim().min(1).max(200).optional(),
  })
  .refine(({ phone, email, url }) => phone !== undefined || email !== undefined || url !== undefined, {
    error: 'name a phone, an e-mail address or a page',
  });
export type Contact = Readonly<z.infer<typeof Contact>>;
