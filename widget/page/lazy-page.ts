import { assetUrl, createLazy } from '../loader/lazy.ts';

type PageModule = typeof import('./page-module.ts');

/** Address of the file; the build sets it, as it contains a hash. */
declare const PAGE_PATH: string;

/** What acts in the page, loaded with the first action. The panel and the call share it, as the browser loads an address once. */
export const pageModule = createLazy(async (attempt) => {
  const { page }: PageModule = await import(assetUrl(import.meta.url, PAGE_PATH, attempt));
  return page;
});
