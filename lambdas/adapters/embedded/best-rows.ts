export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/**
 * The rows with the highest scores, best first; among equals the earlier row. Rows must be offered in
 * ascending order. Costs next to nothing for rows below the best so far, which nearly all are.
 */
export const createBestRows = (limit: number) => {
  const rows: number[] = [];
  const scores: number[] = [];
  return {
    offer: (row: number, score: number): void => {
      if (rows.length === limit && score <= (scores[limit - 1] ?? Infinity)) return;
      let at = rows.length;
      while (at > 0 && (scores[at - 1] ?? 0) < score) at -= 1;
      rows.splice(at, 0, row);
      scores.splice(at, 0, score);
      if (rows.length > limit) {
        rows.pop();
        scores.pop();
      }
    },
    best: (): readonly ScoredRow[] => rows.map((row, at) => ({ row, score: scores[at] ?? 0 })),
  };
};
