import { paths } from '../../lambdas/contract/paths.ts';
import { type Problem, parseProblem } from '../problems.ts';

export type ApiOutcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** `sentence` is what the server says about it in the shop's language. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly sentence?: string | undefined }
  | { readonly kind: 'unreachable'; readonly because: 'network' | 'timeout' | 'aborted' };

interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly session?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const refusal = (body: unknown): ApiOutcome => ({
  kind: 'refused',
  problem: parseProblem(isRecord(body) ? body.error : undefined),
  sentence: isRecord(body) && typeof body.response === 'string' ? body.response : undefined,
});

const unreachable = (error: unknown): ApiOutcome => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'TimeoutError') return { kind: 'unreachable', because: 'timeout' };
  return { kind: 'unreachable', because: name === 'AbortError' ? 'aborted' : 'network' };
};

/** Aborts when the caller does or when the time is up; `AbortSignal.any` is younger than our browsers. */
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
    signal,
  });
  // A body that stays away is silence, one that cannot be read an outage.
  const body: unknown = await response.json().catch((error: unknown) => {
    if (signal.aborted) throw error;
  });
  return response.ok && body !== undefined ? { kind: 'answered', body } : refusal(body);
};

/** Our API as the widget uses it. Every way it can fail is an outcome; nothing is thrown. */
export const createApi = (origin: string) => {
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
  return {
    token: (hostname: string, signal: AbortSignal) =>
      post({ path: paths.token.path, body: { hostname }, timeoutMs: 15_000, signal }),
    botExecute: (
      name: string,
      input: unknown,
      call: {
        readonly session: string;
        readonly timeoutMs: number;
        readonly signal?: AbortSignal | undefined;
      },
    ) =>
      post({
        path: paths.botExecute.path.replace('{function}', encodeURIComponent(name)),
        body: input,
        ...call,
      }),
  };
};
export type Api = ReturnType<typeof createApi>;
