import type { ProductId } from '../../../contract/catalog/ids.ts';
import {
  type EmbedderId,
  type SearchDocument,
  sameEmbedder,
} from '../../../contract/catalog/search-document.ts';
import { AssistantError } from '../../../contract/errors.ts';
import type {
  Candidate,
  Candidates,
  ProductIndex,
  RetrievalRequest,
} from '../../../ports/catalog/product-index.ts';
import { type OpenSearch, QUESTION } from '../client.ts';
import { type CatalogsOptions, catalogNames, inPlace, type Place } from '../names.ts';
import { documentOf, variantRow } from '../records.ts';
import {
  type Hit,
  HitsAnswer,
  hitsOf,
  type LiveCatalog,
  liveCatalogOf,
  type MultiItem,
  multiItems,
  parseAnswer,
} from '../rows.ts';
import { createLiveCatalogs, PROFILES_BYTES } from './live-catalogs.ts';
import { catalogSearch, lexicalSearch, nearestSearch, productSearch } from './queries.ts';
import { createCodesReader } from './terms.ts';

/**
 * Cosine of two vectors of length 1, from the score that the engines make of their inner product so that
 * no score is negative: `1 + p` from zero up, `1 / (1 - p)` below.
 */
const cosineOf = (score: number): number => (score >= 1 ? score - 1 : 1 - 1 / score);

interface Sides {
  readonly lexical: readonly Hit[];
  readonly nearest: readonly Hit[];
}

const candidatesOf = ({ lexical, nearest }: Sides, terms: readonly string[]): Candidates => {
  const codesOf = createCodesReader(terms);
  const toCandidate = (hit: Hit, score: number): Candidate => {
    const { facts, codes, document } = variantRow(hit);
    return { ...facts, score, codes: codesOf(codes), document };
  };
  return {
    lexical: lexical.map((hit) => toCandidate(hit, hit._score ?? 0)),
    // What is not near at all is left out, as in the embedded index: it is merely there.
    nearest: nearest
      .map((hit) => ({ hit, cosine: cosineOf(hit._score ?? 0) }))
      .filter(({ cosine }) => cosine > 0)
      .map(({ hit, cosine }) => toCandidate(hit, cosine)),
  };
};

interface Found {
  readonly live: LiveCatalog | undefined;
  /** Throws when the engine could not answer one of the sides. */
  readonly candidates: () => Candidates;
}

type Search = Readonly<Record<string, unknown>>;

interface Asked {
  readonly request: RetrievalRequest;
  /** Where the catalogue is that is searched. Without one, only the live generation is looked up. */
  readonly place: Place | undefined;
  /** The index or alias that is asked which generation is live. */
  readonly live: string;
}

const lineOf = (search: Search, { index, routing }: Partial<Place> = {}): string =>
  `${JSON.stringify({ index, routing })}\n${JSON.stringify(search)}\n`;

/** The searches of one question go out together; a side without anything to ask is left out. */
export const searchAll = async (
  engine: OpenSearch,
  { request, place, live: alias }: Asked,
): Promise<Found> => {
  const { vector } = request;
  const lexical: Search | undefined = place && lexicalSearch(place.scope, request);
  const nearest: Search | undefined = place && vector && nearestSearch(place, request, vector.values);
  const asked = [lexical, nearest].filter((search) => search !== undefined);
  const current = catalogSearch(alias === place?.index ? place.scope : { domain: request.domain });
  const lines = [lineOf(current), ...asked.map((search) => lineOf(search, place))].join('');
  let items: readonly MultiItem[] = [];
  await engine.call({ method: 'POST', path: `/${alias}/_msearch`, lines }, QUESTION, (answer) => {
    items = multiItems(answer);
  });
  const hitsTo = (search: Search | undefined): readonly Hit[] =>
    search === undefined ? [] : hitsOf(items[1 + asked.indexOf(search)]);
  return {
    live: liveCatalogOf(hitsOf(items[0])),
    candidates: () => candidatesOf({ lexical: hitsTo(lexical), nearest: hitsTo(nearest) }, request.terms),
  };
};

/** Every variant of one product in the feed's order; none where there is no such index. */
export const findProduct = async (
  engine: OpenSearch,
  place: Place,
  productId: ProductId,
): Promise<readonly SearchDocument[]> => {
  const address = inPlace(place, '_search');
  const body = productSearch(place.scope, productId);
  const answer = await engine.call({ method: 'POST', ...address, body }, QUESTION);
  return answer === undefined ? [] : parseAnswer(HitsAnswer, answer, address.path).hits.hits.map(documentOf);
};

/** How long a publish may go unnoticed by a process that is asked nothing; any question notices it at once. */
const PROFILE_TTL_MS = 10_000;

interface OpenSearchProductIndexOptions extends CatalogsOptions {
  /** How long a profile is used without asking whether it is still live. Default: 10 s. */
  readonly profileTtlMs?: number;
  /** What the profiles of all shops may take of this process's memory, in bytes. Default: 256 MiB. */
  readonly profilesBytes?: number;
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

/** The first time of a shop no generation is known; a second one may be published between two tries. */
const TRIES = 3;

export const createOpenSearchProductIndex = (options: OpenSearchProductIndexOptions): ProductIndex => {
  const { engine, prefix, profileTtlMs = PROFILE_TTL_MS, profilesBytes = PROFILES_BYTES } = options;
  const catalogs = createLiveCatalogs({ engine, prefix, ttlMs: profileTtlMs, profilesBytes });

  /** Asks the generation that was last seen live, or another one that went live since then, never two at once. */
  const retrieveLive = async (request: RetrievalRequest): Promise<Found> => {
    const { domain } = request;
    const names = catalogNames(prefix, domain);
    for (let tries = 1; ; tries += 1) {
      const known = catalogs.lastSeen(domain);
      const place = known && names.place(known.generation);
      const found = await searchAll(engine, { request, place, live: names.live });
      catalogs.see(domain, found.live);
      if (found.live?.generation === known?.generation || tries === TRIES) return found;
    }
  };

  return {
    profile: catalogs.profile,

    retrieve: async (request) => {
      const { live, candidates } = await retrieveLive(request);
      if (live === undefined) return NOTHING;
      refuseOtherEmbedder(request, live.embedder);
      return candidates();
    },

    product: (domain, productId) =>
      findProduct(engine, { index: catalogNames(prefix, domain).live, scope: { domain } }, productId),
  };
};
