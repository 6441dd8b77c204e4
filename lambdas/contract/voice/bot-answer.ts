import * as z from 'zod';
import { Contact } from '../shop/contact.ts';
import { Comparison, FailedAnswer, Order, ProductCard, Source, VariantQuestion } from './bot.ts';
import { PageAction } from './cart.ts';

/** The answer of any bot function for clients; a function may add its own data. */
export const BotAnswer = z.discriminatedUnion('success', [
  z.looseObject({
    success: z.literal(true),
    response: z.string(),
    products: z.array(ProductCard).optional(),
    variant: ProductCard.optional(),
    ask: VariantQuestion.optional(),
    comparison: Comparison.optional(),
    source: Source.optional(),
    contact: Contact.optional(),
    order: Order.optional(),
    ticket: z.string().optional(),
    action: PageAction.optional(),
  }),
  FailedAnswer.extend({ ask: VariantQuestion.optional() }),
]);
export type BotAnswer = Readonly<z.infer<typeof BotAnswer>>;
