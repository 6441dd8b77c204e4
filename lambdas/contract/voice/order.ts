import * as z from 'zod';
import { Contact } from '../shop/contact.ts';

/** An order as the merchant's webhook tells it. */
export const Order = z.object({
  /** In the merchant's words: "sent", «в пути». */
  status: z.string().trim().min(1).max(200),
  date: z.iso.date().optional(),
  /** Day of arrival. */
  expected: z.iso.date().optional(),
  /** The order's page. */
  url: z.url({ protocol: /^https?$/u }).optional(),
});
export type Order = Readonly<z.infer<typeof Order>>;

export const OrderAnswer = z.object({ success: z.literal(true), response: z.string(), order: Order });
export type OrderAnswer = Readonly<z.infer<typeof OrderAnswer>>;

export const PersonAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  contact: Contact.optional(),
  /** Number of the ticket that the merchant's webhook opened. */
  ticket: z.string().optional(),
});
export type PersonAnswer = Readonly<z.infer<typeof PersonAnswer>>;
