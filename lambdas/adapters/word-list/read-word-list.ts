import { brotliDecompressSync } from 'node:zlib';
import type { WordList, WordMeaning } from '../../ports/catalog/word-list.ts';
import packedRuEn from './ru-en.json' with { type: 'json' };

/** Reads `bear:81`, a word and its certainty in hundredths. */
const readMeaning = (text: string): WordMeaning => {
  const [word = '', hundredths] = text.split(':');
  return { word, certainty: Number(hundredths) / 100 };
};

/** The words of a stem's line. Halves the text by position, so that no line but those it meets is read. */
const findLine = (text: string, stem: string): string | undefined => {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // A negative position would be read as zero and find a line end that the first line does not have.
    const start = middle === 0 ? 0 : text.lastIndexOf('\n', middle - 1) + 1;
    const tab = text.indexOf('\t', start);
    const end = text.indexOf('\n', tab);
    const found = text.slice(start, tab);
    if (found === stem) return text.slice(tab + 1, end);
    if (found < stem) low = end + 1;
    else high = start;
  }
  return undefined;
};

/**
 * A word list over what `bin/word-list/pack.mjs` packed: sorted lines of a stem, a tab and its words, in brotli and
 * base64. It is unpacked at the first question, since most shops never ask one.
 */
export const openWordList = (packed: string): WordList => {
  let unpacked: string | undefined;
  return {
    translate: (stem) => {
      unpacked ??= brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
      return findLine(unpacked, stem)?.split(' ').map(readMeaning) ?? [];
    },
  };
};

const ruEn = openWordList(packedRuEn.data);

export const readWordList = (): WordList => ruEn;
