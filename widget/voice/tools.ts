import { tool } from '@openai/agents/realtime';
import * as z from 'zod';
import { BotAnswer, type ProductCard, type VariantQuestion } from '../../lambdas/contract/bot.ts';
import type { ToolDefinition } from '../../lambdas/contract/token.ts';
import type { Api, ApiOutcome } from '../api/client.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { ConversationEvent } from '../state.ts';

/** The shopper waits in silence meanwhile; DESIGN asks the server to answer far sooner. */
const ANSWER_WITHIN_MS = 10_000;
/** The SDK's own limit is only the net under ours, as its sentence is English and technical. */
const SDK_LIMIT_MS = ANSWER_WITHIN_MS + 2_000;

export interface ToolParts {
  readonly api: Api;
  readonly session: string;
  readonly texts: Pick<PanelTexts, 'toolUnreachable' | 'toolTooSlow'>;
  readonly emit: (event: ConversationEvent) => void;
  readonly signal: AbortSignal;
}

/** What the model is told, and what the shopper sees of it. */
interface Told {
  readonly output: string;
  readonly products: readonly ProductCard[];
  readonly ask?: VariantQuestion | undefined;
}

const cardsOf = (answer: BotAnswer): readonly ProductCard[] => {
  if (!answer.success) return [];
  return answer.products ?? (answer.variant === undefined ? [] : [answer.variant]);
};

/** The sentence and, so that "the second one" can be asked for, the ids of what is on screen. */
export const toolOutput = (response: string, products: readonly ProductCard[]): string =>
  products.length === 0
    ? response
    : JSON.stringify({
        response,
        products: products.map(({ productId, variantId, title }) => ({ productId, variantId, title })),
      });

/** A newer server may send cards that this widget cannot read; its sentence still counts. */
const Spoken = z.looseObject({ response: z.string() });

const readAnswer = (body: unknown): BotAnswer | undefined => {
  const answer = BotAnswer.safeParse(body);
  if (answer.success) return answer.data;
  const spoken = Spoken.safeParse(body);
  return spoken.success ? { success: true, response: spoken.data.response } : undefined;
};

const sentenceFor = (
  outcome: Exclude<ApiOutcome, { kind: 'answered' }>,
  texts: ToolParts['texts'],
): string => {
  if (outcome.kind === 'refused') return outcome.sentence ?? texts.toolUnreachable;
  return outcome.because === 'timeout' ? texts.toolTooSlow : texts.toolUnreachable;
};

interface Request {
  readonly name: string;
  readonly input: unknown;
  readonly callId: string;
}

const ask = async (request: Request, { api, session, texts, signal }: ToolParts): Promise<Told> => {
  const outcome = await api.botExecute(request.name, request.input, {
    session,
    timeoutMs: ANSWER_WITHIN_MS,
    signal,
  });
  if (outcome.kind !== 'answered') return { output: sentenceFor(outcome, texts), products: [] };
  const answer = readAnswer(outcome.body);
  if (answer === undefined) return { output: texts.toolUnreachable, products: [] };
  const products = cardsOf(answer);
  return {
    output: toolOutput(answer.response, products),
    products,
    ask: answer.success ? answer.ask : undefined,
  };
};

const Sought = z.looseObject({ query: z.string() });

const wordsOf = (input: unknown): string | undefined => Sought.safeParse(input).data?.query;

/** Asks our API, shows what was found and answers what the model is to be told; never throws. */
export const callFunction = async (request: Request, parts: ToolParts): Promise<string> => {
  const { callId, name, input } = request;
  parts.emit({ kind: 'search-started', callId, words: wordsOf(input) });
  const { output, products, ask: question } = await ask(request, parts);
  const call = { name, arguments: JSON.stringify(input), output };
  parts.emit({ kind: 'found', callId, call, products, ask: question });
  parts.emit({ kind: 'search-finished', callId });
  return output;
};

/** The arguments are the server's to describe and to check; what cannot be read is left open. */
const Schema = z.looseObject({
  type: z.literal('object').catch('object'),
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}),
  required: z.array(z.string()).catch([]),
});

/** Tools of the SDK from what the server offers; their arguments are checked by the server, not here. */
export const createTools = (definitions: readonly ToolDefinition[], parts: ToolParts) =>
  definitions.map(({ name, description, parameters }) =>
    tool({
      name,
      description,
      // The SDK's type of a schema that passes untouched insists on open properties.
      parameters: { ...Schema.parse(parameters), additionalProperties: true as const },
      strict: false,
      timeoutMs: SDK_LIMIT_MS,
      execute: (input: unknown, _context, details) =>
        callFunction({ name, input, callId: details?.toolCall?.callId ?? name }, parts),
    }),
  );
