import type { Randomness } from '../../ports/randomness.ts';

/** Crockford's alphabet: 32 signs that are easy to tell apart when read aloud, without I, L, O and U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const GROUP = 4;

/** A session's id that a shopper can read out: 40 random bits as `K7M2-9QXD`. */
export const createSupportCode = (randomness: Randomness): string => {
  const signs = Array.from(randomness(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;
};
