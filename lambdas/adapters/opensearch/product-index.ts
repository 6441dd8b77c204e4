import { AssistantError } from '../../contract/errors.ts';
import { type EmbedderId, sameEmbedder } from '../../contract/search-document.ts';
import type { Candidates, ProductIndex, RetrievalRequest } from '../../ports/product-index.ts';
import type { OpenSearch } from './client.ts';
import { createLiveProfiles } from './live-profiles.ts';
import { catalogNames, DEFAULT_PREFIX } from './names.ts';
import { createRowReader, hitsOf, lexicalCandidates, nearestCandidates } from './rows.ts';
import { findProduct, searchAll } from './searches.ts';

/** How long a publish may go unnoticed by a process that is asked nothing; any question notices it at once. */
const PROFILE_TTL_MS = 10_000;

export interface OpenSearchProductIndexOptions {
  readonly engine: OpenSearch;
  /** Beginning of every index and alias name. Default: `products-`. */
  readonly prefix?: string;
  /** How long a profile is used without asking whether it is still live. Default: 10 s. */
  readonly profileTtlMs?: number;
}

const nameOf = ({ model, dimension }: EmbedderId): string => `${model} (${dimension} dimensions)`;

const refuseOtherEmbedder = ({ domain, vector }: RetrievalRequest, made: EmbedderId): void => {
  const asked = vector?.embedder;
  if (asked === undefined || sameEmbedder(asked, made)) return;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `the catalogue of ${domain} was made with ${nameOf(made)} and was asked with a vector of ${nameOf(asked)}; ` +
      'import it again with the embedder in use',
  );
};

const NOTHING: Candidates = { lexical: [], nearest: [] };

/** Searches catalogues that `createOpenSearchCatalogWriter` published. */
export const createOpenSearchProductIndex = (options: OpenSearchProductIndexOptions): ProductIndex => {
  const { engine, prefix = DEFAULT_PREFIX, profileTtlMs = PROFILE_TTL_MS } = options;
  const profiles = createLiveProfiles(engine, prefix, profileTtlMs);
  const readRow = createRowReader();
  return {
    profile: profiles.get,

    retrieve: async (request) => {
      const index = catalogNames(prefix, request.domain).live;
      const first = await searchAll(engine, index, request);
      const found = first.isMixed ? await searchAll(engine, index, request) : first;
      profiles.seenLive(request.domain, found.live);
      if (found.live === undefined) return NOTHING;
      refuseOtherEmbedder(request, found.live.embedder);
      return {
        lexical: lexicalCandidates(hitsOf(found.lexical), readRow),
        nearest: nearestCandidates(hitsOf(found.nearest), readRow),
      };
    },

    product: (domain, productId) =>
      findProduct(engine, catalogNames(prefix, domain).live, { domain, productId, readRow }),
  };
};
