const START = 1 << 12;
/** Beyond this share of filled places a table of open addresses gets slow. */
const FULL = 0.6;
/** Two words of the key, two of the place. */
const WORDS = 4;
const HIGH = 2 ** 32;

/** Where the vector of a key stands: which file, and how far into it. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
}

/** Offsets below 1 TiB, segments below 4,096: together they fit the 52 bits of a place. */
const OFFSETS = 2 ** 40;

// A record never begins a file, so no place is zero.
const isFree = (table: Uint32Array, at: number): boolean => table[at + 2] === 0 && table[at + 3] === 0;

/** Where a key stands in the table, or would stand. */
const slotOf = (table: Uint32Array, first: number, second: number): number => {
  const slots = table.length / WORDS;
  let slot = first % slots;
  for (;;) {
    const at = slot * WORDS;
    if (isFree(table, at) || (table[at] === first && table[at + 1] === second)) return at;
    slot = (slot + 1) % slots;
  }
};

/**
 * Places by key in flat memory: a million of them are 27 MB, where a map of texts would be 150. Half of the
 * key is enough to find the place; the record that stands there has the whole.
 */
export const createKeyPlaces = () => {
  let table = new Uint32Array(START * WORDS);
  let size = 0;

  const grow = (): void => {
    const larger = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += WORDS) {
      if (isFree(table, at)) continue;
      larger.set(table.subarray(at, at + WORDS), slotOf(larger, table[at] ?? 0, table[at + 1] ?? 0));
    }
    table = larger;
  };

  return {
    set: (key: Buffer, { segment, offset }: Place): void => {
      const first = key.readUInt32LE(0);
      const second = key.readUInt32LE(4);
      const at = slotOf(table, first, second);
      if (isFree(table, at)) size += 1;
      const place = segment * OFFSETS + offset;
      table.set([first, second, place % HIGH, Math.floor(place / HIGH)], at);
      if (size > (table.length / WORDS) * FULL) grow();
    },
    get: (key: Buffer): Place | undefined => {
      const at = slotOf(table, key.readUInt32LE(0), key.readUInt32LE(4));
      const place = (table[at + 2] ?? 0) + (table[at + 3] ?? 0) * HIGH;
      return place === 0 ? undefined : { segment: Math.floor(place / OFFSETS), offset: place % OFFSETS };
    },
    size: (): number => size,
  };
};
export type KeyPlaces = ReturnType<typeof createKeyPlaces>;
