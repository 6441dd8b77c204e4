import * as z from 'zod';
import { ProductCard } from '../contract/voice/bot.ts';
import { defineBotFunction } from '../core/voice/bot-function.ts';

const MAX_TEXT = 4_000;
const text = z.string().max(MAX_TEXT);

const parameters = z.object({
  /** What the assistant said. */
  said: text,
  /** What functions answered in this conversation, the last answer last. */
  answers: z
    .array(
      z.object({
        response: text,
        products: z
          .array(ProductCard.pick({ title: true, price: true, compareAt: true, availability: true }))
          .max(20),
      }),
    )
    .max(20),
  /** What the shopper said. */
  asked: z.array(text).max(40),
});

/**
 * Compares the assistant's words with what its functions answered, since only the browser has both. A price or an availability
 * that no answer gave is corrected by the returned sentence, and logged with the session's support code and its shop.
 */
export const checkWords = defineBotFunction({
  name: 'check_words',
  isInternal: true,
  description: { ru: '', en: '' },
  parameters,
  subject: ({ said }) => `${said.length} letters`,
  run: async (words, { domain, services }) => ({ ...services.checkWords(domain, words) }),
});
