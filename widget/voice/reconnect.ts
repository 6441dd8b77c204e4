import type { LiveSession, SessionOutcome } from './session.ts';

/** The browser notices a lost network at once, a connection only after seconds. */
export const watchOffline = (onOffline: () => void): (() => void) => {
  window.addEventListener('offline', onOffline);
  return () => window.removeEventListener('offline', onOffline);
};

/** The waits grow, so that a server that is down does not get a request every second from every shopper. */
const retryDelays = [500, 1_500, 4_000, 8_000, 15_000] as const;

/** Resolves after the wait, or at once when the browser is back online or the signal is aborted. */
const waitToRetry = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });

interface Reconnecting {
  readonly open: () => Promise<SessionOutcome | undefined>;
  readonly onFailure: () => void;
  readonly signal: AbortSignal;
}

/** Opens a new session after the last one was cut; `undefined` when every attempt failed or the signal is aborted. */
export const reconnect = async (parts: Reconnecting): Promise<LiveSession | undefined> => {
  const { open, onFailure, signal } = parts;
  for (const delay of retryDelays) {
    await waitToRetry(delay, signal);
    if (signal.aborted) return undefined;
    const outcome = navigator.onLine ? await open() : undefined;
    if (signal.aborted) return undefined;
    if (outcome?.kind === 'open') return outcome.session;
    onFailure();
  }
  return undefined;
};
