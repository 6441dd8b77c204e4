import * as z from 'zod';
import { ProductCard } from '../contract/voice/bot.ts';
import { type BotFunction, defineBotFunction } from '../core/voice/bot-function.ts';

/** Functions that the widget calls by itself are described to nobody. */
const internal = { isInternal: true, description: { ru: '', en: '' } } as const;

const MAX_TEXT = 4_000;
const text = z.string().max(MAX_TEXT);

/**
 * Compares the assistant's words with what its functions answered, since only the browser has both. A price or an availability
 * that no answer gave is corrected by the returned sentence, and logged with the session's support code and its shop.
 */
const checkWords = defineBotFunction({
  ...internal,
  name: 'check_words',
  parameters: z.object({
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
  }),
  subject: ({ said }) => `${said.length} letters`,
  run: async (words, { domain, services }) => ({ ...services.checkWords(domain, words) }),
});

/**
 * The page says that its conversation is over, so that the budget counts it as long as it lasted. How long that was is
 * told by our own clock.
 */
const endConversation = defineBotFunction({
  ...internal,
  name: 'end_conversation',
  parameters: z.object({}),
  subject: () => '',
  run: async (_, { domain, services, claims }) => {
    if (claims !== undefined) await services.endConversation(domain, claims);
    return { success: true, response: '' };
  },
});

const code = z
  .string()
  .max(80)
  .regex(/^[\w.-]*$/);

/**
 * Writes to the log why OpenAI gave an answer up: only the browser learns it, as its connection does not pass through the API.
 * The log line has the session's support code and its shop, and the metric of failures counts it.
 */
const reportFailure = defineBotFunction({
  ...internal,
  name: 'report_failure',
  parameters: z.object({
    status: z.enum(['failed', 'incomplete']),
    /** OpenAI's code: `insufficient_quota`, `max_output_tokens`. */
    code,
    type: code.optional(),
    /** The id by which OpenAI's support finds the response. */
    responseId: code.optional(),
  }),
  subject: ({ status, ...details }) =>
    [status, details.type, details.code, details.responseId].filter(Boolean).join(' '),
  run: async ({ code, type, responseId: requestId }) => ({
    success: false,
    response: '',
    error: 'SERVICE_UNAVAILABLE',
    upstream: { code, type, requestId },
  }),
});

/** What the widget tells and asks us without the model. */
export const internalFunctions: readonly BotFunction[] = [checkWords, endConversation, reportFailure];
