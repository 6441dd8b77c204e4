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

/** What the tab kept of the last page: whether the panel was open (`undefined` without a page), and whether anything was said. */
export const keptIn = (memory: Memory): { readonly open: boolean | undefined; readonly isBegun: boolean } => {
  const value = memory.read();
  if (typeof value !== 'object' || value === null) return { open: undefined, isBegun: false };
  const open = 'open' in value && typeof value.open === 'boolean' ? value.open : undefined;
  return { open, isBegun: 'turns' in value && Array.isArray(value.turns) && value.turns.length > 0 };
};
