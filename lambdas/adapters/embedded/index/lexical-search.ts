import { impactOf, MOST_IMPACT } from '../../../contract/catalog/search-document.ts';
import type { TermGroup } from '../../../ports/catalog/product-index.ts';
import { createBestRows, type ScoredRow } from './best-rows.ts';
import type { Postings, Stretch } from './postings.ts';

interface LexicalQuery {
  readonly groups: readonly TermGroup[];
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/** The first place from a given one on whose row is not below a wanted one, in ascending rows. */
const placeFrom = (rows: Uint32Array, wanted: number, start: number): number => {
  let low = start;
  let high = start;
  for (let step = 1; high < rows.length && (rows[high] ?? 0) < wanted; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, rows.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What each term says of each row; 0 where the row lacks it. */
const codesIn = (postings: Postings, terms: readonly string[], found: readonly ScoredRow[]) => {
  const width = terms.length;
  const codes = new Uint16Array(found.length * width);
  const order = Uint32Array.from(found.keys()).sort((a, b) => (found[a]?.row ?? 0) - (found[b]?.row ?? 0));
  const rowsInOrder = Uint32Array.from(order, (at) => found[at]?.row ?? 0);
  for (const [column, term] of terms.entries()) {
    const stretch = postings(term);
    let place = 0;
    for (let at = 0; at < order.length; at += 1) {
      const row = rowsInOrder[at] ?? 0;
      place = placeFrom(stretch.rows, row, place);
      if (place === stretch.rows.length) break;
      if (stretch.rows[place] === row) codes[(order[at] ?? 0) * width + column] = stretch.codes[place] ?? 0;
    }
  }
  return (at: number): Uint16Array => codes.subarray(at * width, (at + 1) * width);
};

/** Scores rows by the groups they have: each counts once, by what its best alternative says of the row. */
export const createLexicalSearch = (postings: Postings, rowCount: number) => {
  // Zero between questions; a question clears what it touched, so that a rare word costs next to nothing.
  const scores = new Float32Array(rowCount);
  const ofGroup = new Float32Array(rowCount);
  const touched = new Uint32Array(rowCount);

  /** Gives a row its first score; answers how many rows have one by now. */
  const touch = (row: number, count: number): number => {
    touched[count] = row;
    return count + 1;
  };

  const addTerm = ({ rows, codes }: Stretch, factor: number, before: number): number => {
    let count = before;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      const score = scores[row] ?? 0;
      if (score === 0) count = touch(row, count);
      scores[row] = score + impactOf(codes[at] ?? 0) * factor;
    }
    return count;
  };

  /** Raises rows to what one of several alternatives says of them. */
  const addAlternative = ({ rows, codes }: Stretch, factor: number, before: number): number => {
    let count = before;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      const worth = impactOf(codes[at] ?? 0) * factor;
      const least = ofGroup[row] ?? 0;
      if (worth <= least) continue;
      const score = scores[row] ?? 0;
      if (score === 0) count = touch(row, count);
      ofGroup[row] = worth;
      scores[row] = score + worth - least;
    }
    return count;
  };

  const clearGroup = ({ rows }: Stretch): void => {
    for (let at = 0; at < rows.length; at += 1) ofGroup[rows[at] ?? 0] = 0;
  };

  const addGroup = ({ alternatives, weight: ofAll }: TermGroup, before: number): number => {
    const stretches = alternatives
      .map(({ term, weight }) => ({ stretch: postings(term), factor: (weight * ofAll) / MOST_IMPACT }))
      .filter(({ stretch, factor }) => stretch.rows.length > 0 && factor > 0);
    const [only] = stretches;
    if (only && stretches.length === 1) return addTerm(only.stretch, only.factor, before);
    let count = before;
    for (const { stretch, factor } of stretches) count = addAlternative(stretch, factor, count);
    for (const { stretch } of stretches) clearGroup(stretch);
    return count;
  };

  return {
    best: ({ groups, accepts, limit }: LexicalQuery): readonly ScoredRow[] => {
      let count = 0;
      for (const group of groups) count = addGroup(group, count);
      const best = createBestRows(limit);
      for (let at = 0; at < count; at += 1) {
        const row = touched[at] ?? 0;
        const score = scores[row] ?? 0;
        scores[row] = 0;
        if (best.takes(row, score) && accepts(row)) best.offer(row, score);
      }
      return best.best();
    },
    /** The codes of terms in found rows, by the place of each row among them. */
    codesOf: (terms: readonly string[], found: readonly ScoredRow[]): ((at: number) => Uint16Array) =>
      codesIn(postings, terms, found),
  };
};
export type LexicalSearch = ReturnType<typeof createLexicalSearch>;
