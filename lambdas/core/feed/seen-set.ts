const START = 1 << 12;
/** Beyond this share of filled places a table of open addresses gets slow. */
const FULL = 0.6;

const FNV_PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;

/** Spreads every bit over the word, so that texts that differ in one letter stand far apart. */
const spread = (word: number): number => {
  const once = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/** Two independent 32-bit hashes of a text; the second is odd, since two zeros mark a free place. */
export const hashes = (text: string): readonly [number, number] => {
  let a = 0x811c9dc5;
  let b = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, FNV_PRIME);
    b = Math.imul(b + code, OTHER_PRIME) ^ (b >>> 13);
  }
  return [spread(a), (spread(b) | 1) >>> 0];
};

/** A short word that is the same for the same text. */
export const hashWord = (text: string): string => hashes(text)[0].toString(36);

/** Which of `count` parts a text belongs to. */
export const partOf = (text: string, count: number): number => hashes(text)[0] % count;

/**
 * Remembers texts by 63 bits of hash, 16 bytes each, where a set of a million ids would take a hundred
 * megabytes. Two of a million texts are taken for one with a chance of one in ten million.
 */
export const createSeenSet = () => {
  let table = new Uint32Array(START * 2);
  let size = 0;

  const put = (into: Uint32Array, a: number, b: number): boolean => {
    const places = into.length / 2;
    let place = a % places;
    while (into[place * 2 + 1] !== 0) {
      if (into[place * 2] === a && into[place * 2 + 1] === b) return false;
      place = (place + 1) % places;
    }
    into[place * 2] = a;
    into[place * 2 + 1] = b;
    return true;
  };

  const grow = (): void => {
    const larger = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += 2) {
      const b = table[at + 1] ?? 0;
      if (b !== 0) put(larger, table[at] ?? 0, b);
    }
    table = larger;
  };

  return {
    /** True when the text was not there yet. */
    add: (text: string): boolean => {
      const [a, b] = hashes(text);
      const isNew = put(table, a, b);
      if (isNew) size += 1;
      if (size > (table.length / 2) * FULL) grow();
      return isNew;
    },
  };
};
export type SeenSet = ReturnType<typeof createSeenSet>;
