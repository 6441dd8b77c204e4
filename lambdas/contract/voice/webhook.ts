import * as z from 'zod';
import { Order } from './bot.ts';

/** Merchants' words are data: one line without control characters. */
const line = z.string().transform((text) => text.replace(/[\s\p{C}]+/gu, ' ').trim());
/** Short enough to be heard. */
const Sentence = line.pipe(z.string().min(1).max(600));

/** The answer to `get_order_status`; `null` for a wrong number and for a wrong proof alike. */
export const OrderStatusReply = z.object({
  order: Order.extend({ status: line.pipe(Order.shape.status) }).nullable(),
});

/** The answer to a handoff. */
export const HandoffReply = z.object({
  ticket: z.union([z.string().trim().min(1).max(60), z.int().transform(String)]),
  /** Said before the ticket's number. Default: our own sentence. */
  response: Sentence.optional(),
});

const MAX_DATA = 30;

/** The answer of a merchant's own function. `data` reach the page and not the model. */
export const MerchantReply = z.object({
  response: Sentence,
  data: z
    .record(z.string().max(64), z.union([z.string().max(300), z.number(), z.boolean(), z.null()]))
    .refine((data) => Object.keys(data).length <= MAX_DATA, { error: `at most ${MAX_DATA} members` })
    .optional(),
});

export type MerchantReply = Readonly<z.infer<typeof MerchantReply>>;

/** What was said, oldest first; the widget sends it when the shopper agreed to hand the conversation over. */
export const Transcript = z
  .array(z.object({ by: z.enum(['shopper', 'assistant']), text: z.string().max(600) }))
  .max(40);
export type Transcript = Readonly<z.infer<typeof Transcript>>;
