import { paths } from '../lambdas/contract/paths.ts';
import { type KnownShop, shopOf } from './memory.ts';

/** A page that is never idle must not keep the shop's look away for good. */
const BUSY_PAGE_MS = 3_000;
/** Where nobody tells of idleness (Safari), the page's first work is done by then. */
const FIRST_WORK_MS = 300;

/** Acts once the page has nothing better to do; answers how to call it off. */
export const whenIdle = (act: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(act, { timeout: BUSY_PAGE_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, FIRST_WORK_MS);
  return () => clearTimeout(timer);
};

/** Asks our host how this shop has set up its launcher; throws when it does not say. */
export const fetchShop = async (origin: string): Promise<KnownShop> => {
  const url = new URL(paths.theme.path, origin);
  url.searchParams.set('hostname', location.hostname);
  const response = await fetch(url, { credentials: 'omit', priority: 'low' });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return { ...shopOf(await response.json()), learnedAt: Date.now() };
};
