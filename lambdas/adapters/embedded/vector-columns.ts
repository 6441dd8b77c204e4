import { createBestRows, type ScoredRow } from './best-rows.ts';

export interface NearestQuery {
  readonly values: Float32Array;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

export interface VectorColumns {
  /** Fills rows from vectors that stand one after another. */
  fill(firstRow: number, vectors: Float32Array): void;
  nearest(query: NearestQuery): readonly ScoredRow[];
}

/**
 * Exact cosine over vectors of length 1, kept by dimension and not by row: dimensions that are zero in
 * the question are skipped, which in hashed vectors are nearly all.
 */
export const createVectorColumns = (rows: number, dimension: number): VectorColumns => {
  const columns = Array.from({ length: dimension }, () => new Float32Array(rows));
  const scores = new Float32Array(rows);

  const addColumn = (column: Float32Array, factor: number): void => {
    for (let row = 0; row < rows; row += 1) scores[row] = (scores[row] ?? 0) + factor * (column[row] ?? 0);
  };

  return {
    fill: (firstRow, vectors) => {
      for (const [place, column] of columns.entries()) {
        for (let from = place, row = firstRow; from < vectors.length; from += dimension, row += 1) {
          column[row] = vectors[from] ?? 0;
        }
      }
    },
    nearest: ({ values, accepts, limit }) => {
      scores.fill(0);
      for (const [place, column] of columns.entries()) {
        const factor = values[place] ?? 0;
        if (factor !== 0) addColumn(column, factor);
      }
      const best = createBestRows(limit);
      for (let row = 0; row < rows; row += 1) {
        const score = scores[row] ?? 0;
        // A question shares no feature with most rows; those are not near, merely there.
        if (score > 0 && accepts(row)) best.offer(row, score);
      }
      return best.best();
    },
  };
};
