import type { Theme } from '../lambdas/contract/domain.ts';

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

/** Was the panel open when the shopper left the last page? */
export const openPanelIn = (memory: TabMemory): boolean => member(memory.read(), 'open') === true;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const oneOf = <Value extends string>(value: unknown, ...known: readonly Value[]): Value | undefined =>
  known.find((each) => each === value);

/** The shop's theme as the last conversation brought it; a page's first launcher has to do without. */
export const themeIn = (memory: TabMemory): Theme => {
  const theme = member(memory.read(), 'theme');
  return {
    accent: text(member(theme, 'accent')),
    position: oneOf(member(theme, 'position'), 'bottom-right', 'bottom-left'),
    colorScheme: oneOf(member(theme, 'colorScheme'), 'auto', 'light', 'dark'),
    launcherText: text(member(theme, 'launcherText')),
    consentUrl: text(member(theme, 'consentUrl')),
  };
};
