import { paths } from '../../../lambdas/contract/paths.ts';
import type { TokenResponse } from '../../../lambdas/contract/voice/token.ts';
import { isFields, isText, only } from '../../state/memory.ts';
import { type Problem, parseProblem } from '../../state/problems.ts';
import type { AnswerFailure } from '../server-events.ts';
import { readToken } from './answers.ts';

/** What the assistant said, what its functions answered before, and what the shopper said. */
export interface SaidWords {
  readonly said: string;
  readonly answers: readonly { readonly response: string; readonly products: readonly unknown[] }[];
  readonly asked: readonly string[];
}

export type ApiOutcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** `sentence` is the server's explanation in the shop's language. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly sentence?: string | undefined }
  | { readonly kind: 'unreachable'; readonly because: 'network' | 'timeout' | 'aborted' };

interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly session?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether it is sent even when the page is left. */
  readonly keepalive?: boolean;
}

const refusal = (body: unknown): ApiOutcome => {
  const { error, response } = isFields(body) ? body : {};
  return { kind: 'refused', problem: parseProblem(error), sentence: only(isText, response) };
};

const unreachable = (error: unknown): ApiOutcome => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'TimeoutError') return { kind: 'unreachable', because: 'timeout' };
  return { kind: 'unreachable', because: name === 'AbortError' ? 'aborted' : 'network' };
};

/** Aborts with the caller's signal or after the time limit; the browsers we support lack `AbortSignal.any`. */
const limited = (timeoutMs: number, signal: AbortSignal | undefined) => {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new DOMException('time is up', 'TimeoutError')), timeoutMs);
  const forward = (): void => limit.abort(signal?.reason);
  if (signal?.aborted) forward();
  signal?.addEventListener('abort', forward);
  return {
    signal: limit.signal,
    release: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', forward);
    },
  };
};

const send = async (origin: string, call: Call, signal: AbortSignal): Promise<ApiOutcome> => {
  const response = await fetch(new URL(call.path, origin), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(call.session === undefined ? {} : { Authorization: `Bearer ${call.session}` }),
    },
    body: JSON.stringify(call.body),
    credentials: 'omit',
    keepalive: call.keepalive ?? false,
    signal,
  });
  // An aborted body is a timeout; an unreadable one is an outage.
  const body: unknown = await response.json().catch((error: unknown) => {
    if (signal.aborted) throw error;
  });
  return response.ok && body !== undefined ? { kind: 'answered', body } : refusal(body);
};

type FunctionOptions = Partial<Omit<Call, 'path' | 'body'>> & { readonly session: string };

/** A working server answers far sooner. */
const PATIENCE_MS = 15_000;

const functionPath = (name: string): string =>
  paths.botExecute.path.replace('{function}', encodeURIComponent(name));

/** The API as the widget uses it. Every failure is an outcome; nothing is thrown. */
export const createApiClient = (origin: string) => {
  const post = async (call: Call): Promise<ApiOutcome> => {
    const { signal, release } = limited(call.timeoutMs, call.signal);
    try {
      return await send(origin, call, signal);
    } catch (error) {
      return unreachable(error);
    } finally {
      release();
    }
  };
  const botExecute = (name: string, body: unknown, call: FunctionOptions): Promise<ApiOutcome> =>
    post({ path: functionPath(name), body, timeoutMs: PATIENCE_MS, ...call });
  return {
    token: (hostname: string, signal: AbortSignal) =>
      post({ path: paths.token.path, body: { hostname }, timeoutMs: PATIENCE_MS, signal }),
    botExecute,
    /** Compares the assistant's words with what its functions answered; answers with a correction or an empty sentence. */
    checkWords: (words: SaidWords, session: string) => botExecute('check_words', words, { session }),
    /** Tells the operators why OpenAI gave an answer up, which only the browser learns. */
    reportFailure: (failure: AnswerFailure, session: string) =>
      botExecute('report_failure', failure, { session }),
    /** Tells that a conversation is over, so that the shop's budget counts it no longer than it lasted. */
    end: ({ session }: TokenResponse): void =>
      void botExecute('end_conversation', {}, { session, keepalive: true }),
  };
};
export type ApiClient = ReturnType<typeof createApiClient>;

/** Why there is no session. The widget shows `sentence` instead of the words for the problem. */
export interface Failure {
  readonly kind: 'failed';
  readonly problem: Problem;
  readonly sentence?: string | undefined;
}

type TokenOutcome = { readonly kind: 'granted'; readonly token: TokenResponse } | Failure;

/** Only the refusal of a used-up budget says more than its code: whom to ask instead. */
const failureOf = ({ problem, sentence }: Extract<ApiOutcome, { kind: 'refused' }>): Failure => ({
  kind: 'failed',
  problem,
  sentence: problem === 'BUDGET_EXCEEDED' ? sentence : undefined,
});

/** A token that expires sooner than this cannot be relied on to open a session. */
const HANDSHAKE_MS = 10_000;

const isFresh = ({ expiresAt }: TokenResponse): boolean => Date.parse(expiresAt) - Date.now() > HANDSHAKE_MS;

/** Tokens for the sessions of one conversation; each opens one session only. */
export const createTokens = (api: ApiClient, hostname: string) => {
  let unused: TokenResponse | undefined;
  const request = async (signal: AbortSignal): Promise<TokenOutcome> => {
    const outcome = await api.token(hostname, signal);
    if (outcome.kind === 'refused') return failureOf(outcome);
    if (outcome.kind === 'unreachable') return { kind: 'failed', problem: 'NETWORK' };
    const token = readToken(outcome.body);
    if (token === undefined) return { kind: 'failed', problem: 'UNREADABLE_ANSWER' };
    if (signal.aborted) api.end(token);
    else unused = token;
    return { kind: 'granted', token };
  };
  return {
    /** Gets a token for the sake of what it says about the shop, and keeps it for the next session. */
    request,
    /** The kept token while it is fresh, else a new one. */
    take: async (signal: AbortSignal): Promise<TokenOutcome> => {
      const kept = unused;
      unused = undefined;
      if (kept !== undefined && isFresh(kept)) return { kind: 'granted', token: kept };
      if (kept !== undefined) api.end(kept);
      const outcome = await request(signal);
      unused = undefined;
      return outcome;
    },
  };
};
