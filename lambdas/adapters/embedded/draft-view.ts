import type { DraftCheck } from '../../ports/catalog-writer.ts';
import type { Candidate } from '../../ports/product-index.ts';
import { createBestRows, type ScoredRow } from './best-rows.ts';
import { openDocuments } from './documents-file.ts';
import { createFilter, rowsByProduct, toNumbers } from './generation.ts';
import { type Manifest, readManifest, readRows, readVectors, readWhole } from './generation-files.ts';
import { createLexicalSearch } from './lexical-search.ts';

interface Nearest {
  readonly values: Float32Array;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/** Goes through the vectors in their file: slow, and of no weight beside the catalogue that is being served. */
const nearestInFile = async (
  folder: string,
  manifest: Manifest,
  { values, accepts, limit }: Nearest,
): Promise<readonly ScoredRow[]> => {
  const best = createBestRows(limit);
  await readVectors(folder, manifest, (firstRow, vectors) => {
    for (let at = 0; at * manifest.dimension < vectors.length; at += 1) {
      let score = 0;
      const start = at * manifest.dimension;
      for (let place = 0; place < manifest.dimension; place += 1) {
        score += (values[place] ?? 0) * (vectors[start + place] ?? 0);
      }
      if (score > 0 && accepts(firstRow + at)) best.offer(firstRow + at, score);
    }
  });
  return best.best();
};

/** Shows a complete draft to a check, document by document from its files, so that memory stays flat. */
export const checkFolder = async (folder: string, check: DraftCheck): Promise<void> => {
  const manifest = await readManifest(folder);
  const table = await readRows(folder, manifest);
  const documents = openDocuments(folder, manifest, table);
  const toCandidate = ({ row, score }: ScoredRow): Candidate => ({ document: documents.at(row), score });
  try {
    const postings = toNumbers(await readWhole(folder, 'postings', manifest));
    const { terms, ends } = table;
    const searchWords = createLexicalSearch({ terms, ends, postings }, manifest.rows);
    const filterFor = createFilter(table);
    const products = rowsByProduct(table);
    await check({
      variants: manifest.rows - new Set(table.superseded).size,
      retrieve: async ({ groups, vector, price, limit }) => {
        const accepts = filterFor(price);
        const nearest = vector
          ? await nearestInFile(folder, manifest, { values: vector.values, accepts, limit })
          : [];
        const lexical = searchWords({ groups, accepts, limit });
        return { lexical: lexical.map(toCandidate), nearest: nearest.map(toCandidate) };
      },
      product: async (_, productId) =>
        (products.get(productId) ?? []).map(documents.at).sort((a, b) => a.position - b.position),
    });
  } finally {
    documents.close();
  }
};
