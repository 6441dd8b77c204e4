import type { Locale } from '../../lambdas/contract/locale.ts';
import { TokenResponse } from '../../lambdas/contract/token.ts';
import { type Api, createApi } from '../api/client.ts';
import type { Problem } from '../problems.ts';
import type { Turn } from '../turns.ts';
import { createLine, type Line, type LineParts, listen } from './line.ts';
import {
  owesAnswer,
  pageLanguage,
  type RecalledItem,
  recall,
  shopperMessage,
  systemMessage,
} from './recall.ts';

export interface OpenSessionOptions extends LineParts {
  /** Host of the API. */
  readonly origin: string;
  readonly hostname: string;
  /** The conversation so far; empty on a first session. */
  readonly turns: readonly Turn[];
  /** Language of the page. */
  readonly locale: Locale;
  /** What the page knows, in words for the model. */
  readonly context: string | undefined;
  /** Got in advance; without it one is asked for. */
  readonly token: TokenResponse | undefined;
}

/** The open line; it closes when the signal it was opened with is aborted. */
export interface LiveSession {
  readonly token: TokenResponse;
  /** The server keeps it under our id. Answers whether it went out; a line that has just been cut takes nothing any more. */
  say(id: string, text: string): boolean;
  /** Lets the assistant speak without being asked: it greets, or tries once more. */
  answer(): void;
  tell(context: string): void;
  send(stream: MediaStream): Promise<void>;
  /** Stops the assistant in the middle of its sentence. */
  hush(): void;
}

export type OpenOutcome =
  | { readonly kind: 'open'; readonly session: LiveSession }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Grant =
  | { readonly kind: 'granted'; readonly token: TokenResponse }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Networks that swallow WebRTC never refuse it; a shopper does not wait longer than this. */
const CONNECT_WITHIN_MS = 20_000;

const granted = (token: TokenResponse): Grant => ({ kind: 'granted', token });

/** Asks the shop's permission for one conversation. */
export const requestToken = async (api: Api, hostname: string, signal: AbortSignal): Promise<Grant> => {
  const outcome = await api.token(hostname, signal);
  if (outcome.kind === 'refused') return { kind: 'failed', problem: outcome.problem };
  if (outcome.kind === 'unreachable') return { kind: 'failed', problem: 'NETWORK' };
  const token = TokenResponse.safeParse(outcome.body);
  return token.success ? granted(token.data) : { kind: 'failed', problem: 'UNREADABLE_ANSWER' };
};

const connect = async ({ session }: Line, token: TokenResponse, signal: AbortSignal): Promise<boolean> => {
  const close = (): void => session.close();
  signal.addEventListener('abort', close, { once: true });
  const limit = setTimeout(close, CONNECT_WITHIN_MS);
  try {
    await session.connect({ apiKey: token.token });
    return true;
  } catch {
    close();
    return false;
  } finally {
    clearTimeout(limit);
  }
};

const handleOf = (token: TokenResponse, { transport, session }: Line): LiveSession => {
  const ifOpen = (act: () => void): boolean => {
    const isOpen = transport.connectionState.dataChannel?.readyState === 'open';
    if (isOpen) act();
    return isOpen;
  };
  const create = (item: RecalledItem): void =>
    transport.sendEvent({ type: 'conversation.item.create', item });
  return {
    token,
    say: (id, text) =>
      ifOpen(() => {
        create(shopperMessage(id, text));
        transport.requestResponse();
      }),
    answer: () => void ifOpen(() => transport.requestResponse()),
    tell: (context) => void ifOpen(() => create(systemMessage(context))),
    send: (stream) => transport.send(stream),
    hush: () => void ifOpen(() => session.interrupt()),
  };
};

/** Tells a new session what was said before, and lets it answer what was left open. */
const remind = ({ transport }: Line, shop: Locale, { turns, context, locale }: OpenSessionOptions): void => {
  const known = context === undefined ? [] : [systemMessage(context)];
  const items = [...pageLanguage(locale, shop), ...recall(turns), ...known];
  for (const item of items) transport.sendEvent({ type: 'conversation.item.create', item });
  if (owesAnswer(turns)) transport.requestResponse();
};

/** Gets a token and opens the line. Every expected failure is an outcome with its problem. */
export const openSession = async (options: OpenSessionOptions): Promise<OpenOutcome> => {
  if (!('RTCPeerConnection' in window)) return { kind: 'failed', problem: 'BROWSER_TOO_OLD' };
  const api = createApi(options.origin);
  const { hostname, signal } = options;
  const grant = options.token ? granted(options.token) : await requestToken(api, hostname, signal);
  if (grant.kind === 'failed') return grant;
  const { token } = grant;
  options.emit({ kind: 'support-code', code: token.supportCode });
  const line = createLine(token, api, options);
  if (!(await connect(line, token, options.signal))) {
    return { kind: 'failed', problem: navigator.onLine ? 'CONNECTION_FAILED' : 'NETWORK' };
  }
  listen(line, token, options);
  remind(line, token.locale, options);
  return { kind: 'open', session: handleOf(token, line) };
};
