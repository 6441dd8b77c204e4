import type { TermGroup } from '../../ports/product-index.ts';
import { createBestRows, type ScoredRow } from './best-rows.ts';
import { type Postings, rowOf, worthOf } from './postings.ts';

export interface LexicalQuery {
  readonly groups: readonly TermGroup[];
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/** The postings of each term. */
const createStretches = ({ terms, ends, postings }: Postings) => {
  const places = new Map(terms.map((term, place) => [term, place]));
  const none = postings.subarray(0, 0);
  return (term: string): Uint32Array => {
    const place = places.get(term);
    return place === undefined ? none : postings.subarray(ends[place - 1] ?? 0, ends[place]);
  };
};

/**
 * Scores rows by the groups they have: each counts once, by its best alternative and the field it stands
 * in. The weights come with the question, so there is no second opinion on how rare a term is.
 */
export const createLexicalSearch = (postings: Postings, rows: number) => {
  const stretchOf = createStretches(postings);
  const scores = new Float32Array(rows);
  const ofGroup = new Float32Array(rows);

  /** Adds one group's best alternative to each row's score. */
  const addGroup = (group: TermGroup): void => {
    const stretches = group.alternatives.map(({ term, weight }) => ({
      stretch: stretchOf(term),
      weight: weight * group.weight,
    }));
    for (const { stretch, weight } of stretches) {
      for (const posting of stretch) {
        const row = rowOf(posting);
        const worth = worthOf(posting) * weight;
        const before = ofGroup[row] ?? 0;
        if (worth <= before) continue;
        ofGroup[row] = worth;
        scores[row] = (scores[row] ?? 0) + worth - before;
      }
    }
    for (const { stretch } of stretches) for (const posting of stretch) ofGroup[rowOf(posting)] = 0;
  };

  return ({ groups, accepts, limit }: LexicalQuery): readonly ScoredRow[] => {
    scores.fill(0);
    for (const group of groups) addGroup(group);
    const best = createBestRows(limit);
    for (let row = 0; row < rows; row += 1) {
      const score = scores[row] ?? 0;
      if (score > 0 && accepts(row)) best.offer(row, score);
    }
    return best.best();
  };
};
