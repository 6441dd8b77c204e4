/** Loads a value once, and again after a failure. */
export interface Lazy<Value> {
  load(): Promise<Value>;
}

/** `attempt` counts from 1, so that a loader can avoid an address whose failure the browser has cached. */
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

/** The address of a module; some browsers cache a failed fetch by its address, hence the query. */
export const assetUrl = (origin: string, path: string, attempt: number): string =>
  new URL(attempt > 1 ? `${path}?attempt=${attempt}` : path, origin).href;
