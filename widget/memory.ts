import type { Theme } from '../lambdas/contract/domain.ts';
import type { Locale } from '../lambdas/contract/locale.ts';

/** What a widget leaves behind, so that the next page of the shop can take it up again. */
export interface Memory {
  read(): unknown;
  write(value: unknown): void;
}

const quietly = <Value>(act: () => Value): Value | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

/** Pages may forbid storage, so that even naming it throws: the widget then forgets, and works. */
const createMemory = (storage: () => Storage, key: string): Memory => ({
  read: () => quietly(() => JSON.parse(storage().getItem(key) ?? 'null')),
  write: (value) => quietly(() => storage().setItem(key, JSON.stringify(value))),
});

/** A conversation stays in its tab. */
export const createTabMemory = (key: string): Memory => createMemory(() => sessionStorage, key);

/** How the shop has set up its assistant says nothing of the shopper, and stays for the next visit. */
export const createShopMemory = (): Memory => createMemory(() => localStorage, 'storevoice:shop');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** Whether the panel was open when the shopper left the last page; `undefined` when there was none. */
export const openPanelIn = (memory: Memory): boolean | undefined => {
  const open = member(memory.read(), 'open');
  return typeof open === 'boolean' ? open : undefined;
};

/** What the shop has configured, as our host told it last; no theme before it has. */
export interface KnownShop {
  readonly theme?: Theme | undefined;
  readonly locale?: Locale | undefined;
  /** In milliseconds of the browser's clock. */
  readonly learnedAt?: number | undefined;
}

/** A shop's look changes rarely, so that a visit of many pages asks for it once. */
const FRESH_MS = 3_600_000;

/** Whether there is no need to ask for it again. A clock that was set back makes it old. */
export const isFresh = ({ learnedAt = Number.NaN }: KnownShop): boolean => {
  const age = Date.now() - learnedAt;
  return age >= 0 && age < FRESH_MS;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const oneOf = <Value extends string>(value: unknown, ...known: readonly Value[]): Value | undefined =>
  known.find((each) => each === value);

const themeIn = (theme: Readonly<Record<string, unknown>>): Theme => ({
  accent: text(theme.accent),
  position: oneOf(theme.position, 'bottom-right', 'bottom-left'),
  colorScheme: oneOf(theme.colorScheme, 'auto', 'light', 'dark'),
  launcherText: text(theme.launcherText),
  consentUrl: text(theme.consentUrl),
});

/** What our host, or an earlier page of ours, says of the shop. */
export const shopOf = (told: unknown): KnownShop => {
  const theme = member(told, 'theme');
  const learnedAt = member(told, 'learnedAt');
  return {
    locale: oneOf(member(told, 'locale'), 'ru', 'en'),
    theme: isRecord(theme) ? themeIn(theme) : undefined,
    learnedAt: typeof learnedAt === 'number' ? learnedAt : undefined,
  };
};

/** Of what a shop has configured, where its launcher stands and how wide it is. */
export const stanceOf = ({ theme }: KnownShop): Pick<Theme, 'position' | 'launcherText'> => ({
  position: theme?.position,
  launcherText: theme?.launcherText,
});
