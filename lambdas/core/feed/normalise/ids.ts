/** As `ProductId` has it. */
const MAX_ID = 64;
const KEPT = 52;

/** Spreads every bit over the word, so that texts that differ in one letter have distant hashes. */
const spread = (word: number): number => {
  const once = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/** Two independent 32-bit hashes of a text, the first by FNV-1a. The second is odd, hence never zero. */
export const hashes = (text: string): readonly [number, number] => {
  let a = 0x811c9dc5;
  let b = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 13);
  }
  return [spread(a), (spread(b) | 1) >>> 0];
};

/** Most ids are taken as they are. */
const PLAIN = /^[!-~]{1,64}$/u;

/** An id that the catalogue takes, the same at every import: blanks become `_`, and a hash ends an id that is cut. */
export const fittingId = (written: string): string => {
  if (PLAIN.test(written)) return written;
  const id = written
    .trim()
    .replace(/[^\P{C}\s]/gu, '')
    .replace(/\s+/gu, '_');
  return id.length <= MAX_ID ? id : `${id.slice(0, KEPT)}-${hashes(id)[0].toString(36)}`;
};

const START = 1 << 12;
/** A table of open addresses gets slow beyond this share of filled places. */
const FULL = 0.6;

/** Puts two hashes into a table of pairs, in which a zero marks a free place; answers whether they are new. */
const put = (table: Uint32Array, a: number, b: number): boolean => {
  const places = table.length / 2;
  let place = a % places;
  while (table[place * 2 + 1] !== 0) {
    if (table[place * 2] === a && table[place * 2 + 1] === b) return false;
    place = (place + 1) % places;
  }
  table[place * 2] = a;
  table[place * 2 + 1] = b;
  return true;
};

const grown = (table: Uint32Array): Uint32Array => {
  const larger = new Uint32Array(table.length * 2);
  for (let at = 0; at < table.length; at += 2) {
    const b = table[at + 1] ?? 0;
    if (b !== 0) put(larger, table[at] ?? 0, b);
  }
  return larger;
};

/**
 * A set of texts that keeps 63 bits of hash of each: a quarter of the memory of a `Set` (docs/decisions/0013). Two of
 * a million texts are taken for one with a chance of one in ten million.
 */
export const createSeenSet = () => {
  let table: Uint32Array = new Uint32Array(START * 2);
  let size = 0;
  return {
    /** True when the text is new. */
    add: (text: string): boolean => {
      const [a, b] = hashes(text);
      const isNew = put(table, a, b);
      if (isNew) size += 1;
      if (size > (table.length / 2) * FULL) table = grown(table);
      return isNew;
    },
  };
};
