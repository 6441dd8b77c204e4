/** Items by a key, groups and items both in the order in which they come. */
export const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] => {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
};

/** The first item of each key. */
export const oneOfEach = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] =>
  grouped(items, keyOf).map(([first]) => first);
