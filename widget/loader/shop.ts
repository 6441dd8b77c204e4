import { paths } from '../../lambdas/contract/paths.ts';
import type { Theme } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { isFields, isOneOf, isText, only } from '../state/memory.ts';

/** The shop's configuration as our API last sent it; it has no theme before. */
export interface KnownShop {
  readonly theme?: Theme | undefined;
  readonly locale?: Locale | undefined;
  readonly name?: string | undefined;
  /** In milliseconds of the browser's clock. */
  readonly learnedAt?: number | undefined;
}

/** A shop's look changes rarely, so that a visit to many pages requests it once. */
const FRESH_MS = 3_600_000;

/** Whether it need not be requested again. A clock that was set back makes it old. */
export const isFresh = ({ learnedAt = Number.NaN }: KnownShop): boolean => {
  const age = Date.now() - learnedAt;
  return age >= 0 && age < FRESH_MS;
};

const themeIn = (theme: Readonly<Record<string, unknown>>): Theme => ({
  mode: only(isOneOf('voice', 'text'), theme.mode),
  accent: only(isText, theme.accent),
  position: only(isOneOf('bottom-right', 'bottom-left'), theme.position),
  colorScheme: only(isOneOf('auto', 'light', 'dark'), theme.colorScheme),
  launcherText: only(isText, theme.launcherText),
  consentUrl: only(isText, theme.consentUrl),
  logoUrl: only(isText, theme.logoUrl),
});

/** Reads what our API, or an earlier page, says about the shop. */
export const parseShop = (value: unknown): KnownShop => {
  if (!isFields(value)) return {};
  const { locale, theme, shopName, name = shopName, learnedAt } = value;
  return {
    locale: only(isOneOf('ru', 'en'), locale),
    name: only(isText, name),
    theme: isFields(theme) ? themeIn(theme) : undefined,
    learnedAt: typeof learnedAt === 'number' ? learnedAt : undefined,
  };
};

/** The part of the shop's theme that decides where the launcher is and how wide it is. */
export const placementOf = ({ theme }: KnownShop): Pick<Theme, 'position' | 'launcherText'> => ({
  position: theme?.position,
  launcherText: theme?.launcherText,
});

/** A page that is never idle gets the shop's look after this time. */
const BUSY_PAGE_MS = 3_000;
/** Safari does not report idleness; the page's first work is done by then. */
const FIRST_WORK_MS = 300;

/** Acts when the page is idle; returns a function that cancels it. */
export const whenIdle = (act: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(act, { timeout: BUSY_PAGE_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(act, FIRST_WORK_MS);
  return () => clearTimeout(timer);
};

/** Requests how the shop has configured its launcher; throws when the API does not answer. */
export const fetchShop = async (origin: string): Promise<KnownShop> => {
  const url = new URL(paths.theme.path, origin);
  url.searchParams.set('hostname', location.hostname);
  const response = await fetch(url, { credentials: 'omit', priority: 'low' });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return { ...parseShop(await response.json()), learnedAt: Date.now() };
};
