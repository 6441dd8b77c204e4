/** Loads something once, and again after a failure. */
export interface Lazy<Value> {
  load(): Promise<Value>;
}

/** `attempt` counts from 1, so that a loader can ask past a failure the browser remembers. */
export const createLazy = <Value>(loader: (attempt: number) => Promise<Value>): Lazy<Value> => {
  let loading: Promise<Value> | undefined;
  let attempts = 0;
  return {
    load: () => {
      attempts += loading === undefined ? 1 : 0;
      loading ??= loader(attempts).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
};

/** A module script of ours; failed fetches are remembered by address in some browsers, hence the query. */
export const assetUrl = (origin: string, path: string, attempt: number): string =>
  new URL(attempt > 1 ? `${path}?attempt=${attempt}` : path, origin).href;
