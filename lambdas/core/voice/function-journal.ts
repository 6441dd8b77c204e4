import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log, LogFields } from '../../ports/log.ts';
import type { BotFunction, BotFunctionAnswer } from './bot-function.ts';
import type { Mask } from './mask/mask.ts';

const MAX_SUBJECT_LOGGED = 300;

const AddToCart = z.object({
  action: z.object({ kind: z.literal('add-to-cart'), product: z.object({ title: z.string() }) }),
});

/** The catalogue's title of what goes into the cart, for the merchant's report. */
const addedFields = (answer: BotFunctionAnswer): LogFields => {
  const { data } = AddToCart.safeParse(answer);
  return data === undefined ? {} : { added: data.action.product.title.slice(0, MAX_SUBJECT_LOGGED) };
};

/** Counts and codes of an answer, without its texts. */
const outcomeFields = (answer: BotFunctionAnswer): LogFields =>
  answer.success
    ? {
        outcome: 'success',
        ...addedFields(answer),
        ...('status' in answer ? { status: answer.status } : {}),
        ...('corrected' in answer ? { corrected: answer.corrected } : {}),
        ...('searchType' in answer ? { searchType: answer.searchType } : {}),
        ...('products' in answer && Array.isArray(answer.products)
          ? { products: answer.products.length }
          : {}),
      }
    : { outcome: answer.error, ...(answer.upstream === undefined ? {} : { upstream: answer.upstream }) };

interface JournalParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly mask: Mask;
  readonly functions: readonly Pick<BotFunction, 'name' | 'isInternal'>[];
}

const UNANSWERED: readonly unknown[] = ['none', 'weak', 'unknown'];

/** Metrics of a question: how many there were, how many the shop's data did not answer, how many were asked back. */
const questionMetrics = (answer: BotFunctionAnswer): LogFields => {
  const status = answer.success && 'status' in answer ? answer.status : undefined;
  const isClarified = status === 'ambiguous' || (!answer.success && answer.error === 'OPTION_REQUIRED');
  const isUnanswered = UNANSWERED.includes(status) || (!answer.success && !isClarified);
  return { questions: 1, unanswered: Number(isUnanswered), clarified: Number(isClarified) };
};

/** Logs one function call for support staff. Every line has the session and the domain, and the last one the duration. */
export const createFunctionJournal = ({ clock, log, mask, functions }: JournalParts, name: string) => {
  // The page itself calls these; nobody asked anything.
  const isInternal = functions.some((each) => each.isInternal === true && each.name === name);
  const metricsOf = (answer: BotFunctionAnswer): LogFields =>
    isInternal ? {} : { metrics: questionMetrics(answer) };
  const startedAt = clock().getTime();
  const title = `Bot function ${name.slice(0, 64)}`;
  let fields: LogFields = { function: name.slice(0, 64) };
  const lasted = (): LogFields => ({ durationMs: Math.max(0, clock().getTime() - startedAt) });
  // Never an ERROR: the answer of the route logs the failure of a service, and the alarm counts each failure once.
  const failed = (code: string, more: LogFields): void =>
    log.warn(`❌ ${title} failed: ${code}`, { ...fields, ...more, ...lasted() });

  return {
    belongsTo: (owner: { readonly domain: string; readonly sessionId?: string }): void => {
      fields = { ...fields, ...owner };
    },
    asked: (subject: string): void => {
      const shown = mask(subject).slice(0, MAX_SUBJECT_LOGGED);
      log.info(`🔍 ${title}: "${shown}" on ${fields.domain}`, { ...fields, subject: shown });
    },
    answered: (answer: BotFunctionAnswer): void => {
      const counted = { ...outcomeFields(answer), ...metricsOf(answer) };
      if (answer.success)
        log.info(`✅ ${title} executed successfully`, { ...fields, ...counted, ...lasted() });
      else failed(answer.error, counted);
    },
    broke: (error: unknown): void => {
      const code = error instanceof AssistantError ? error.code : 'INTERNAL';
      failed(code, { outcome: code });
    },
  };
};
export type FunctionJournal = ReturnType<typeof createFunctionJournal>;
