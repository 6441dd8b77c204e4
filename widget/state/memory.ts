/** A value that the next page of the shop can read. */
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

/** A page may forbid storage, so that even naming it throws; the widget then works without memory. */
const createMemory = (storage: () => Storage, key: string): Memory => ({
  read: () => quietly(() => JSON.parse(storage().getItem(key) ?? 'null')),
  write: (value) => quietly(() => storage().setItem(key, JSON.stringify(value))),
});

/** Keeps a conversation in its tab. */
export const createTabMemory = (key: string): Memory => createMemory(() => sessionStorage, key);

/** The shop's configuration stays for the next visit, as it is not about the shopper. */
export const createShopMemory = (): Memory => createMemory(() => localStorage, 'storevoice:shop');

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isOneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown): value is Value =>
    values.some((each) => each === value);

/** The value if it is of this kind. */
export const only = <Value>(is: (value: unknown) => value is Value, value: unknown): Value | undefined =>
  is(value) ? value : undefined;

/** What the tab kept of the last page: whether the panel was open (`undefined` without a page), and whether anything was said. */
export const keptIn = (memory: Memory): { readonly open: boolean | undefined; readonly isBegun: boolean } => {
  const value = memory.read();
  const { open, turns } = isFields(value) ? value : {};
  return {
    open: typeof open === 'boolean' ? open : undefined,
    isBegun: Array.isArray(turns) && turns.length > 0,
  };
};
