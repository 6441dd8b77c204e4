import type { DraftView } from '../../ports/catalog-writer.ts';
import type { OpenSearch } from './client.ts';
import { createRowReader, hitsOf, lexicalCandidates, nearestCandidates } from './rows.ts';
import { findProduct, searchAll } from './searches.ts';

/** Asks one index as the live one is asked, by its own name. */
export const createDraftView = (engine: OpenSearch, index: string, variants: number): DraftView => {
  const readRow = createRowReader();
  return {
    variants,
    retrieve: async (request) => {
      const { lexical, nearest } = await searchAll(engine, index, request);
      return {
        lexical: lexicalCandidates(hitsOf(lexical), readRow),
        nearest: nearestCandidates(hitsOf(nearest), readRow),
      };
    },
    product: (domain, productId) => findProduct(engine, index, { domain, productId, readRow }),
  };
};
