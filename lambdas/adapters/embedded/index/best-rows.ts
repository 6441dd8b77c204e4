export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/**
 * The rows with the highest scores, best first; among equals the earlier row. Each row may be offered once, in any
 * order. They are kept sorted: of a large catalogue few rows are ever taken, so most cost one comparison with the last.
 */
export const createBestRows = (limit: number) => {
  const rows = new Uint32Array(limit);
  const scores = new Float64Array(limit);
  let size = 0;

  /** Whether a row ranks above the one at a place. */
  const isAbove = (at: number, row: number, score: number): boolean => {
    const other = scores[at] ?? 0;
    return score > other || (score === other && row < (rows[at] ?? 0));
  };

  const takes = (row: number, score: number): boolean =>
    size < limit || (limit > 0 && isAbove(limit - 1, row, score));

  /** The place of a row among those that are kept. */
  const placeOf = (row: number, score: number): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAbove(middle, row, score)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    /** What a later row must exceed to be among the best; 0 while there is room. */
    least: (): number => (size < limit ? 0 : (scores[limit - 1] ?? Infinity)),
    /** Whether a row would be among the best so far. */
    takes,
    offer: (row: number, score: number): void => {
      if (!takes(row, score)) return;
      const place = placeOf(row, score);
      rows.copyWithin(place + 1, place, limit - 1);
      scores.copyWithin(place + 1, place, limit - 1);
      rows[place] = row;
      scores[place] = score;
      size = Math.min(limit, size + 1);
    },
    best: (): readonly ScoredRow[] =>
      Array.from({ length: size }, (_, at) => ({ row: rows[at] ?? 0, score: scores[at] ?? 0 })),
  };
};
