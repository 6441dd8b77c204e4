import { AssistantError } from '../../contract/errors.ts';
import type { EmbedderId } from '../../contract/search-document.ts';
import type { Candidates, ProductIndex, RetrievalRequest } from '../../ports/product-index.ts';
import type { OpenSearch } from './client.ts';
import { createLiveProfiles } from './live-profiles.ts';
import { catalogNames, DEFAULT_PREFIX } from './names.ts';
import { QUESTION } from './patience.ts';
import { catalogSearch, lexicalSearch, nearestSearch, productSearch } from './queries.ts';
import {
  createRowReader,
  hitsOf,
  type LiveCatalog,
  lexicalCandidates,
  liveCatalogOf,
  type MultiItem,
  multiItems,
  nearestCandidates,
  parseAnswer,
  SearchAnswer,
} from './rows.ts';

/** How long a publish may go unnoticed by a process that is asked nothing; any question notices it at once. */
const PROFILE_TTL_MS = 10_000;

export interface OpenSearchProductIndexOptions {
  readonly engine: OpenSearch;
  /** Beginning of every index and alias name. Default: `products-`. */
  readonly prefix?: string;
  /** How long a profile is used without asking whether it is still live. Default: 10 s. */
  readonly profileTtlMs?: number;
}

interface Found {
  readonly live: LiveCatalog | undefined;
  readonly lexical: MultiItem | undefined;
  readonly nearest: MultiItem | undefined;
  /** A catalogue published between two searches of one question gives rows of both. */
  readonly isMixed: boolean;
}

type Search = Readonly<Record<string, unknown>>;

/** The searches of one question go out together; a side without anything to ask is left out. */
const searchAll = async (engine: OpenSearch, index: string, request: RetrievalRequest): Promise<Found> => {
  const lexical: Search | undefined = request.groups.length > 0 ? lexicalSearch(request) : undefined;
  const nearest: Search | undefined = request.vector && nearestSearch(request, request.vector.values);
  const asked = [lexical, nearest].filter((search) => search !== undefined);
  const searches = [catalogSearch(request.domain), ...asked];
  const lines = searches.map((search) => `{}\n${JSON.stringify(search)}\n`).join('');
  let items: readonly MultiItem[] = [];
  await engine.call({ method: 'POST', path: `/${index}/_msearch`, lines }, QUESTION, (answer) => {
    items = multiItems(answer);
  });
  const answerTo = (search: Search | undefined): MultiItem | undefined =>
    search === undefined ? undefined : items[1 + asked.indexOf(search)];
  const from = items.flatMap((item) => ('hits' in item ? item.hits.hits : [])).map(({ _index }) => _index);
  return {
    live: liveCatalogOf(hitsOf(items[0])),
    lexical: answerTo(lexical),
    nearest: answerTo(nearest),
    isMixed: new Set(from).size > 1,
  };
};

const nameOf = ({ model, dimension }: EmbedderId): string => `${model} (${dimension} dimensions)`;

const refuseOtherEmbedder = ({ domain, vector }: RetrievalRequest, made: EmbedderId): void => {
  const asked = vector?.embedder;
  if (asked === undefined || (asked.model === made.model && asked.dimension === made.dimension)) return;
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

    product: async (domain, productId) => {
      const path = `/${catalogNames(prefix, domain).live}/_search`;
      const body = productSearch(domain, productId);
      const answer = await engine.call({ method: 'POST', path, body }, QUESTION);
      return answer === undefined ? [] : parseAnswer(SearchAnswer, answer, path).hits.hits.map(readRow);
    },
  };
};
