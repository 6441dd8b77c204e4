import * as z from 'zod/mini';
import type { ProductCard, VariantQuestion } from '../../lambdas/contract/voice/bot.ts';
import type { BotAnswer } from '../../lambdas/contract/voice/bot-answer.ts';
import type { PageAction } from '../../lambdas/contract/voice/cart.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { ConversationEvent } from '../state/events.ts';
import type { Details } from '../state/turns.ts';
import { readAnswer } from './answers.ts';
import type { ApiClient, ApiOutcome } from './api-client.ts';
import { parseJson } from './json.ts';
import { toolOutput, WAIT_FOR_USER } from './tool-output.ts';

/** The shopper waits in silence; a working server answers far sooner. */
const ANSWER_WITHIN_MS = 10_000;

/** A function call as the model writes it. */
export interface FunctionCall {
  readonly name: string;
  readonly callId: string;
  /** JSON, as a rule. */
  readonly arguments: string;
}

/** Runs a function and returns its output for the model; never throws. */
export type RunFunction = (call: FunctionCall) => Promise<string>;

interface FunctionParts {
  readonly api: ApiClient;
  readonly session: string;
  readonly texts: Pick<PanelTexts, 'toolUnreachable' | 'toolTooSlow' | 'EMPTY_QUERY'>;
  readonly emit: (event: ConversationEvent) => void;
  readonly signal: AbortSignal;
}

interface FunctionResult {
  /** For the model. */
  readonly output: string;
  /** For the screen. */
  readonly products: readonly ProductCard[];
  readonly ask?: VariantQuestion | undefined;
  readonly details?: Details | undefined;
}

const cardsOf = (answer: BotAnswer): readonly ProductCard[] => {
  if (!answer.success) return [];
  return answer.products ?? (answer.variant === undefined ? [] : [answer.variant]);
};

const cartActions: readonly PageAction['kind'][] = [
  'add-to-cart',
  'show-cart',
  'change-cart',
  'apply-coupon',
];

const detailsOf = (answer: BotAnswer): Details | undefined => {
  if (!answer.success) return undefined;
  const { comparison, source, contact, order, ticket, action } = answer;
  const isAboutCart = action !== undefined && cartActions.includes(action.kind);
  return { comparison, source, contact, order, ticket, isAboutCart };
};

const sentenceFor = (
  outcome: Exclude<ApiOutcome, { kind: 'answered' }>,
  texts: FunctionParts['texts'],
): string => {
  if (outcome.kind === 'refused') return outcome.sentence ?? texts.toolUnreachable;
  return outcome.because === 'timeout' ? texts.toolTooSlow : texts.toolUnreachable;
};

interface Request {
  readonly name: string;
  readonly input: unknown;
  readonly callId: string;
}

const ask = async (
  request: Request,
  { api, session, texts, signal }: FunctionParts,
): Promise<FunctionResult> => {
  const outcome = await api.botExecute(request.name, request.input, {
    session,
    timeoutMs: ANSWER_WITHIN_MS,
    signal,
  });
  if (outcome.kind !== 'answered')
    return { output: toolOutput(sentenceFor(outcome, texts), []), products: [] };
  const answer = readAnswer(outcome.body);
  if (answer === undefined) return { output: toolOutput(texts.toolUnreachable, []), products: [] };
  const products = cardsOf(answer);
  return {
    output: toolOutput(answer.response, products),
    products,
    ask: answer.ask,
    details: detailsOf(answer),
  };
};

const SearchInput = z.object({ query: z.string() });

const queryOf = (input: unknown): string | undefined => SearchInput.safeParse(input).data?.query;

/** Calls the function over our API and shows what it found. */
const callFunction = async (request: Request, parts: FunctionParts): Promise<string> => {
  const { callId, name, input } = request;
  parts.emit({ kind: 'search-started', callId, query: queryOf(input) });
  const { output, ...shown } = await ask(request, parts);
  const call = { name, arguments: JSON.stringify(input), output };
  parts.emit({ kind: 'found', callId, call, ...shown });
  parts.emit({ kind: 'search-finished', callId });
  return output;
};

/** The functions of one session, as its model calls them. */
export const createFunctions =
  (parts: FunctionParts): RunFunction =>
  async ({ name, callId, arguments: json }) => {
    if (name === WAIT_FOR_USER) {
      // Noise, or words to somebody else: there is nothing to look up, and the model says nothing to the output.
      parts.emit({ kind: 'overheard' });
      return toolOutput('', []);
    }
    const input = parseJson(json);
    return input === undefined
      ? toolOutput(parts.texts.EMPTY_QUERY, [])
      : callFunction({ name, input, callId }, parts);
  };
