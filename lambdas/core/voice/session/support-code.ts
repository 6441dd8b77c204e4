/** Unpredictable bytes, as many as asked for. */
export type Randomness = (count: number) => Uint8Array;

/** Crockford's alphabet: 32 signs that are easy to tell apart when read aloud, without I, L, O and U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const GROUP = 4;

const withDash = (signs: string): string => `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;

/** A session's id that a shopper can read out: 40 random bits as `K7M2-9QXD`. */
export const createSupportCode = (randomness: Randomness): string => {
  const signs = Array.from(randomness(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
  return withDash(signs);
};

/** Signs that people write for ours: letters that are left out, and Cyrillic letters that look alike. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ O: '0', I: '1', L: '1' },
  ...{ \u0410: 'A', \u0412: 'B', \u0415: 'E', \u041a: 'K', \u041c: 'M', \u041d: 'H', \u041e: '0' },
  ...{ \u0420: 'P', \u0421: 'C', \u0422: 'T', \u0423: 'Y', \u0425: 'X' },
};

/** The code as our log has it, however a person wrote it: in small letters, with spaces, without the dash. */
export const readSupportCode = (written: string): string | undefined => {
  const signs = Array.from(
    written.toUpperCase().replaceAll(/[\s\p{Pd}_.]/gu, ''),
    (sign) => ALIKE[sign] ?? sign,
  );
  const isCode = signs.length === LENGTH && signs.every((sign) => SIGNS.includes(sign));
  return isCode ? withDash(signs.join('')) : undefined;
};
