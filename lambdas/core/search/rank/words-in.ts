import { impactOf, placesOf } from '../../../contract/catalog/search-document.ts';

/** A term of a question with its place among the codes of a candidate. */
export interface PlacedTerm {
  readonly at: number;
  readonly rarity: number;
  readonly weight: number;
}

interface AskedSpelling {
  readonly terms: readonly PlacedTerm[];
  readonly weight: number;
  readonly rarity: number;
  /** Where among the codes the concept is that the words must mean; absent where they mean nothing else. */
  readonly meaningAt?: number | undefined;
}

const NO_WORDS = { relevance: 0, share: 0, at: 0 };

/**
 * What a document has of a spelling's words, and the places that have all of them: a "Flick" that is for the iPod nano is
 * not a "Flick nano". Nothing where the words do not mean in it what they must.
 */
export const wordsIn = ({ terms, rarity, meaningAt }: AskedSpelling, codes: Uint16Array) => {
  if (meaningAt !== undefined && (codes[meaningAt] ?? 0) === 0) return NO_WORDS;
  let [relevance, part, anywhere, together] = [0, 0, 0, ~0];
  for (const term of terms) {
    const code = codes[term.at] ?? 0;
    if (code === 0) continue;
    relevance += term.rarity * impactOf(code);
    part += term.rarity;
    anywhere |= placesOf(code);
    together &= placesOf(code);
  }
  return { relevance, share: part / rarity, at: anywhere === 0 ? 0 : together || anywhere };
};
