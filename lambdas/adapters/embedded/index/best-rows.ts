export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/**
 * The rows with the highest scores, best first; among equals the earlier row. Each row may be offered once, in any
 * order. Keeps a heap with the worst of the best on top, so that a row below it costs one comparison.
 */
export const createBestRows = (limit: number) => {
  const rows = new Uint32Array(limit);
  const scores = new Float64Array(limit);
  let size = 0;

  /** Whether the row at one place ranks below the row at another. */
  const isWorse = (a: number, b: number): boolean => {
    const scoreA = scores[a] ?? 0;
    const scoreB = scores[b] ?? 0;
    return scoreA < scoreB || (scoreA === scoreB && (rows[a] ?? 0) > (rows[b] ?? 0));
  };

  const swap = (a: number, b: number): void => {
    const row = rows[a] ?? 0;
    const score = scores[a] ?? 0;
    rows[a] = rows[b] ?? 0;
    scores[a] = scores[b] ?? 0;
    rows[b] = row;
    scores[b] = score;
  };

  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };

  const sink = (): void => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const right = left + 1;
      const child = right < size && isWorse(right, left) ? right : left;
      if (!isWorse(child, at)) return;
      swap(at, child);
      at = child;
    }
  };

  const takes = (row: number, score: number): boolean => {
    if (size < limit) return true;
    const worst = scores[0] ?? 0;
    return limit > 0 && (score > worst || (score === worst && row < (rows[0] ?? 0)));
  };

  return {
    /** What a later row must exceed to be among the best; 0 while there is room. */
    least: (): number => (size < limit ? 0 : (scores[0] ?? Infinity)),
    /** Whether a row would be among the best so far. */
    takes,
    offer: (row: number, score: number): void => {
      if (size < limit) {
        rows[size] = row;
        scores[size] = score;
        size += 1;
        rise(size - 1);
      } else if (takes(row, score)) {
        rows[0] = row;
        scores[0] = score;
        sink();
      }
    },
    best: (): readonly ScoredRow[] =>
      Array.from({ length: size }, (_, at) => ({ row: rows[at] ?? 0, score: scores[at] ?? 0 })).sort(
        (a, b) => b.score - a.score || a.row - b.row,
      ),
  };
};
