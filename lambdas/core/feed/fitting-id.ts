import { hashWord } from './seen-set.ts';

/** As `ProductId` has it. */
const MAX_ID = 64;
const KEPT = 52;

/** An id that the catalogue takes, the same at every import: blanks become `_`, what is too long is cut and told apart by a hash. */
export const fittingId = (written: string): string => {
  const id = written
    .trim()
    .replace(/[^\P{C}\s]/gu, '')
    .replace(/\s+/gu, '_');
  return id.length <= MAX_ID ? id : `${id.slice(0, KEPT)}-${hashWord(id)}`;
};
