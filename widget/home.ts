import { widgetScriptPath } from '../lambdas/contract/paths.ts';

/** Where the script came from, and the nonce the page trusted it with. */
export interface Home {
  /** The host that serves the assets and answers the API. */
  readonly origin: string;
  readonly nonce?: string | undefined;
}

/**
 * The tag that is running, while the script runs; afterwards the page has no way of telling. Loaders
 * that fetch scripts themselves leave no running tag, so the tag is then looked up by its address.
 */
export const runningScript = (): HTMLScriptElement | undefined => {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && current.src !== '') return current;
  return [...document.scripts].find(
    ({ src }) => src !== '' && new URL(src).pathname.endsWith(widgetScriptPath),
  );
};

export const homeOf = (script: HTMLScriptElement | undefined): Home => ({
  origin: script ? new URL(script.src).origin : location.origin,
  nonce: script?.nonce || undefined,
});
