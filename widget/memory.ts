import type { Theme } from '../lambdas/contract/domain.ts';
import type { Locale } from '../lambdas/contract/locale.ts';

/** What a widget leaves behind in the tab, so that the next page of the shop can take it up again. */
export interface TabMemory {
  read(): unknown;
  write(value: unknown): void;
  forget(): void;
}

const quietly = <Value>(act: () => Value): Value | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

/** Session storage under one key. Pages may forbid storage: the widget then forgets, and works. */
export const createTabMemory = (key: string): TabMemory => ({
  read: () => quietly(() => JSON.parse(sessionStorage.getItem(key) ?? 'null')),
  write: (value) => quietly(() => sessionStorage.setItem(key, JSON.stringify(value))),
  forget: () => quietly(() => sessionStorage.removeItem(key)),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** Whether the panel was open when the shopper left the last page; `undefined` when there was none. */
export const openPanelIn = (memory: TabMemory): boolean | undefined => {
  const open = member(memory.read(), 'open');
  return typeof open === 'boolean' ? open : undefined;
};

/** What the shop has configured, as the last conversation brought it. */
export interface KnownShop {
  readonly theme?: Theme | undefined;
  readonly locale?: Locale | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const oneOf = <Value extends string>(value: unknown, ...known: readonly Value[]): Value | undefined =>
  known.find((each) => each === value);

/** The shop as far as this tab knows it; the first page of a visit has to do without. */
export const shopIn = (memory: TabMemory): KnownShop => {
  const kept = memory.read();
  const theme = member(kept, 'theme');
  return {
    locale: oneOf(member(kept, 'locale'), 'ru', 'en'),
    theme: {
      accent: text(member(theme, 'accent')),
      position: oneOf(member(theme, 'position'), 'bottom-right', 'bottom-left'),
      colorScheme: oneOf(member(theme, 'colorScheme'), 'auto', 'light', 'dark'),
      launcherText: text(member(theme, 'launcherText')),
      consentUrl: text(member(theme, 'consentUrl')),
    },
  };
};
