/** Waits grow, so that a shop whose line is down is not called in vain all the time. */
export const retryDelays = [500, 1_500, 4_000, 8_000, 15_000] as const;

/** Resolves after the wait, at once when the browser is back online, or when the signal is aborted. */
export const waitToRetry = (ms: number, signal: AbortSignal): Promise<void> =>
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
