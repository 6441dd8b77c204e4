import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
import * as z from 'zod';
import { TokenResponse } from '../../lambdas/contract/token.ts';
import { type Api, createApi } from '../api/client.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Problem } from '../problems.ts';
import type { ConversationEvent } from '../state.ts';
import type { Turn } from '../turns.ts';
import { owesAnswer, type RecalledItem, recall, systemMessage } from './recall.ts';
import { readServerEvent } from './server-events.ts';
import { createTools } from './tools.ts';
import { PinnedWebRtc } from './transport.ts';

export interface OpenSessionOptions {
  /** Host of the API. */
  readonly origin: string;
  readonly hostname: string;
  readonly texts: PanelTexts;
  /** What the shopper's side sends: the microphone, or a silent line in text mode. */
  readonly stream: MediaStream;
  readonly audio: HTMLAudioElement;
  /** The conversation so far; empty on a first session. */
  readonly turns: readonly Turn[];
  /** What the page knows, in words for the model. */
  readonly context: string | undefined;
  readonly emit: (event: ConversationEvent) => void;
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

/** The open line; it closes when the signal it was opened with is aborted. */
export interface LiveSession {
  readonly token: TokenResponse;
  say(text: string): void;
  /** Lets the assistant speak without being asked: it greets, or tries once more. */
  answer(): void;
  tell(context: string): void;
  send(stream: MediaStream): Promise<void>;
  setMuted(muted: boolean): void;
  /** Stops the assistant in the middle of its sentence. */
  hush(): void;
}

export type OpenOutcome =
  | { readonly kind: 'open'; readonly session: LiveSession }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Grant =
  | { readonly kind: 'granted'; readonly token: TokenResponse }
  | { readonly kind: 'failed'; readonly problem: Problem };

const requestToken = async (api: Api, { hostname, signal }: OpenSessionOptions): Promise<Grant> => {
  const outcome = await api.token(hostname, signal);
  if (outcome.kind === 'refused') return { kind: 'failed', problem: outcome.problem };
  if (outcome.kind === 'unreachable') return { kind: 'failed', problem: 'NETWORK' };
  const token = TokenResponse.safeParse(outcome.body);
  return token.success
    ? { kind: 'granted', token: token.data }
    : { kind: 'failed', problem: 'UNREADABLE_ANSWER' };
};

/** The server has closed the books on this session; talking on needs a new one. */
const SESSION_OVER = new Set(['session_expired']);

const ServerError = z.object({
  error: z.object({ error: z.object({ code: z.string().nullish() }) }),
});

const isSessionOver = (error: unknown): boolean => {
  const parsed = ServerError.safeParse(error);
  return parsed.success && SESSION_OVER.has(parsed.data.error.error.code ?? '');
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Passes on what the line says until the signal ends it. */
const listen = (transport: PinnedWebRtc, session: RealtimeSession, options: OpenSessionOptions): void => {
  const { emit, signal, texts, onLost } = options;
  const whileOpen =
    <Event>(act: (event: Event) => void) =>
    (event: Event): void => {
      if (!signal.aborted) act(event);
    };
  transport.on(
    '*',
    whileOpen((raw) => readServerEvent(raw).forEach(emit)),
  );
  transport.on(
    'connection_change',
    whileOpen((status) => status === 'disconnected' && onLost()),
  );
  // The SDK answers broken arguments with an error event alone, and the model would wait for ever.
  transport.on(
    'function_call',
    whileOpen((call) => {
      if (!isJson(call.arguments)) transport.sendFunctionCallOutput(call, texts.EMPTY_QUERY, true);
    }),
  );
  session.on(
    'error',
    whileOpen((error) => {
      if (isSessionOver(error)) emit({ kind: 'ended', because: 'time-limit' });
    }),
  );
};

const createLine = (token: TokenResponse, api: Api, options: OpenSessionOptions) => {
  const { texts, emit, signal, audio, stream } = options;
  const transport = new PinnedWebRtc({
    baseUrl: token.realtimeUrl,
    mediaStream: stream,
    audioElement: audio,
    // Brokered calls and local servers take tokens of our own; the SDK knows OpenAI's prefix only.
    useInsecureApiKey: !token.token.startsWith('ek_'),
  });
  const agent = new RealtimeAgent({
    name: 'storevoice',
    instructions: token.instructions,
    tools: createTools(token.tools, { api, session: token.session, texts, emit, signal }),
  });
  const session = new RealtimeSession(agent, { transport, model: token.model, tracingDisabled: true });
  return { transport, session };
};

const handleOf = (
  token: TokenResponse,
  { transport, session }: ReturnType<typeof createLine>,
): LiveSession => ({
  token,
  say: (text) => session.sendMessage(text),
  answer: () => transport.requestResponse(),
  tell: (context) => transport.sendEvent({ type: 'conversation.item.create', item: systemMessage(context) }),
  send: (stream) => transport.send(stream),
  setMuted: (muted) => session.mute(muted),
  hush: () => session.interrupt(),
});

/** Gets a token and opens the line. Every expected failure is an outcome with its problem. */
export const openSession = async (options: OpenSessionOptions): Promise<OpenOutcome> => {
  const api = createApi(options.origin);
  const grant = await requestToken(api, options);
  if (grant.kind === 'failed') return grant;
  const { token } = grant;
  options.emit({ kind: 'support-code', code: token.supportCode });
  const line = createLine(token, api, options);
  const close = (): void => line.session.close();
  options.signal.addEventListener('abort', close, { once: true });
  try {
    await line.session.connect({ apiKey: token.token });
  } catch {
    close();
    return { kind: 'failed', problem: navigator.onLine ? 'CONNECTION_FAILED' : 'NETWORK' };
  }
  listen(line.transport, line.session, options);
  const create = (item: RecalledItem): void =>
    line.transport.sendEvent({ type: 'conversation.item.create', item });
  recall(options.turns).forEach(create);
  if (options.context !== undefined) create(systemMessage(options.context));
  if (owesAnswer(options.turns)) line.transport.requestResponse();
  return { kind: 'open', session: handleOf(token, line) };
};
