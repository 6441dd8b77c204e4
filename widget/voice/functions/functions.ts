import * as z from 'zod/mini';
import type { BotAnswer, PageAction, ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { Transcript } from '../../../lambdas/contract/voice/webhook.ts';
import type { PanelTexts } from '../../i18n/texts.ts';
import type { ActionScene } from '../../page/page-api.ts';
import type { SessionTools } from '../../page/page-tools.ts';
import type { ConversationEvent } from '../../state/events.ts';
import type { Details, FindingsTurn, Turn } from '../../state/turns.ts';
import { type ActionRequest, createActions } from './act-in-page.ts';
import { readAnswer } from './answers.ts';
import type { ApiClient, ApiOutcome } from './api-client.ts';
import { parseJson, toolOutput, WAIT_FOR_USER } from './tool-output.ts';

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
  readonly scene: ActionScene;
  /** The tools of the page, if the shop allows any. */
  readonly pageTools?: SessionTools | undefined;
}

/** The parts of one session. */
interface SessionParts extends FunctionParts {
  readonly actions: ReturnType<typeof createActions>;
}

/** What the screen shows, and the output for the model. */
interface FunctionResult extends Pick<FindingsTurn, 'products' | 'ask' | 'details'> {
  readonly output: string;
}

const cardsOf = (answer: BotAnswer): readonly ProductCard[] => {
  if (!answer.success) return [];
  if (answer.action !== undefined && 'product' in answer.action) return [answer.action.product];
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

/** Does in the page what an answer asks for, and gives the model what came of it. */
const actOn = async (
  request: ActionRequest,
  products: readonly ProductCard[],
  actions: SessionParts['actions'],
): Promise<string> => {
  const earlier = actions.earlierOutput(request);
  if (earlier !== undefined) return earlier;
  const { response, cart } = await actions.act(request);
  return toolOutput(response, products, { cart });
};

/** Together with the rest less than the 16 kB that the API reads. */
const MAX_TURNS = 24;
const MAX_TEXT = 200;

const Agreed = z.looseObject({ consent: z.literal(true) });

const saidIn = (turn: Turn): Transcript =>
  turn.kind === 'findings' || turn.text === '' ? [] : [{ by: turn.kind, text: turn.text.slice(0, MAX_TEXT) }];

/**
 * The arguments of a call as they go to the API. A shopper who agreed to hand the conversation over sends it along: only the
 * page has it, as it was said.
 */
export const withTranscript = (name: string, input: unknown, turns: () => readonly Turn[]): unknown => {
  const agreed = name === 'call_person' ? Agreed.safeParse(input).data : undefined;
  return agreed === undefined ? input : { ...agreed, transcript: turns().flatMap(saidIn).slice(-MAX_TURNS) };
};

const ask = async (
  { name, input }: Request,
  { api, session, texts, signal, actions, scene }: SessionParts,
): Promise<FunctionResult> => {
  const given = withTranscript(name, input, () => scene.store.state().turns);
  const outcome = await api.botExecute(name, given, { session, timeoutMs: ANSWER_WITHIN_MS, signal });
  if (outcome.kind !== 'answered')
    return { output: toolOutput(sentenceFor(outcome, texts), []), products: [] };
  const answer = readAnswer(outcome.body);
  if (answer === undefined) return { output: toolOutput(texts.toolUnreachable, []), products: [] };
  const { response, ask: question } = answer;
  const shown = { products: cardsOf(answer), ask: question, details: detailsOf(answer) };
  if (answer.success && answer.action !== undefined) {
    const call = { name, arguments: JSON.stringify(input) };
    const request = { action: answer.action, response, call };
    return { ...shown, output: await actOn(request, shown.products, actions) };
  }
  // The products on screen are the choice that a search offers; a refused action shows none.
  const choice = answer.success ? {} : { ask: question };
  return { ...shown, output: toolOutput(response, shown.products, choice) };
};

const runPageTool = async (
  { name, input }: Request,
  { pageTools }: SessionParts,
): Promise<FunctionResult | undefined> =>
  pageTools?.definitions.some((each) => each.name === name)
    ? { output: toolOutput(await pageTools.run(name, input), []), products: [] }
    : undefined;

const SearchInput = z.object({ query: z.string() });

const queryOf = (input: unknown): string | undefined => SearchInput.safeParse(input).data?.query;

/** Calls the function, of the page or over our API, and shows what it found. */
const callFunction = async (request: Request, parts: SessionParts): Promise<string> => {
  const { callId, name, input } = request;
  parts.emit({ kind: 'search-started', callId, query: queryOf(input) });
  const { output, ...shown } = (await runPageTool(request, parts)) ?? (await ask(request, parts));
  const call = { name, arguments: JSON.stringify(input), output };
  parts.emit({ kind: 'found', callId, call, ...shown });
  parts.emit({ kind: 'search-finished', callId });
  return output;
};

/** The functions of one session, as its model calls them. */
export const createFunctions = (given: FunctionParts): RunFunction => {
  const parts = { ...given, actions: createActions(given.scene, given.texts) };
  return async ({ name, callId, arguments: json }) => {
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
};
