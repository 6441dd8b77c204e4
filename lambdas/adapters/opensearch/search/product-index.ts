import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import type { ProductId } from '../../../contract/catalog/ids.ts';
import {
  CatalogProfile,
  type EmbedderId,
  type SearchDocument,
  sameEmbedder,
} from '../../../contract/catalog/search-document.ts';
import { AssistantError } from '../../../contract/errors.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type {
  Candidate,
  Candidates,
  ProductIndex,
  RetrievalRequest,
} from '../../../ports/catalog/product-index.ts';
import { type OpenSearch, QUESTION } from '../client.ts';
import { type CatalogsOptions, catalogNames } from '../names.ts';
import { CATALOG_ID, documentOf, variantRow } from '../records.ts';
import {
  type Hit,
  hitsOf,
  type LiveCatalog,
  liveCatalogOf,
  type MultiItem,
  multiItems,
  parseAnswer,
  SearchAnswer,
} from '../rows.ts';
import { catalogSearch, lexicalSearch, nearestSearch, productSearch } from './queries.ts';
import { createCodesReader } from './terms.ts';

/**
 * Cosine of two vectors of length 1, from the score that the engines make of their inner product so that
 * no score is negative: `1 + p` from zero up, `1 / (1 - p)` below.
 */
const cosineOf = (score: number): number => (score >= 1 ? score - 1 : 1 - 1 / score);

export const createCandidates = (terms: readonly string[]) => {
  const codesOf = createCodesReader(terms);
  const toCandidate = (hit: Hit, score: number): Candidate => {
    const { facts, codes, document } = variantRow(hit);
    return { ...facts, score, codes: codesOf(codes), document };
  };
  return {
    lexical: (hits: readonly Hit[]): readonly Candidate[] =>
      hits.map((hit) => toCandidate(hit, hit._score ?? 0)),
    /** What is not near at all is left out, as in the embedded index: it is merely there. */
    nearest: (hits: readonly Hit[]): readonly Candidate[] =>
      hits
        .map((hit) => ({ hit, cosine: cosineOf(hit._score ?? 0) }))
        .filter(({ cosine }) => cosine > 0)
        .map(({ hit, cosine }) => toCandidate(hit, cosine)),
  };
};

interface Found {
  readonly live: LiveCatalog | undefined;
  readonly lexical: MultiItem | undefined;
  readonly nearest: MultiItem | undefined;
  /** A catalogue published between two searches of one question gives rows of both. */
  readonly isMixed: boolean;
}

type Search = Readonly<Record<string, unknown>>;

/** The searches of one question go out together; a side without anything to ask is left out. */
export const searchAll = async (
  engine: OpenSearch,
  index: string,
  request: RetrievalRequest,
): Promise<Found> => {
  const lexical: Search | undefined = lexicalSearch(request);
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

interface ProductQuestion {
  readonly domain: Hostname;
  readonly productId: ProductId;
}

/** Every variant of one product in the feed's order; none where there is no such index. */
export const findProduct = async (
  engine: OpenSearch,
  index: string,
  { domain, productId }: ProductQuestion,
): Promise<readonly SearchDocument[]> => {
  const path = `/${index}/_search`;
  const body = productSearch(domain, productId);
  const answer = await engine.call({ method: 'POST', path, body }, QUESTION);
  return answer === undefined ? [] : parseAnswer(SearchAnswer, answer, path).hits.hits.map(documentOf);
};

/** A profile of a large catalogue is some 10 MB as objects; a Lambda has room for these. */
const MAX_PROFILES = 20;

const CatalogRow = z.object({ _source: z.object({ profile: z.string() }) });

export const readProfileOf = async (
  engine: OpenSearch,
  index: string,
): Promise<CatalogProfile | undefined> => {
  const path = `/${index}/_doc/${CATALOG_ID}`;
  const answer = await engine.call({ method: 'GET', path }, QUESTION);
  if (answer === undefined) return undefined;
  const { profile } = parseAnswer(CatalogRow, answer, path)._source;
  return parseAnswer(CatalogProfile, JSON.parse(profile), `profile in ${path}`);
};

interface Kept {
  readonly profile: CatalogProfile;
  readonly checkedAt: number;
}

interface LiveProfiles {
  readonly get: (domain: Hostname) => Promise<CatalogProfile | undefined>;
  /** Makes the next `get` look again when another generation was seen live. */
  readonly seenLive: (domain: Hostname, live: LiveCatalog | undefined) => void;
}

/** Reads each profile once a generation: within `ttlMs` without a call, later after asking which generation is live. */
const createLiveProfiles = (engine: OpenSearch, prefix: string, ttlMs: number): LiveProfiles => {
  const kept = new LRUCache<Hostname, Kept>({ max: MAX_PROFILES });

  const keep = (domain: Hostname, profile: CatalogProfile): CatalogProfile => {
    kept.set(domain, { profile, checkedAt: Date.now() });
    return profile;
  };

  const readLive = async (domain: Hostname): Promise<LiveCatalog | undefined> => {
    const path = `/${catalogNames(prefix, domain).live}/_search`;
    const answer = await engine.call({ method: 'POST', path, body: catalogSearch(domain) }, QUESTION);
    return answer === undefined
      ? undefined
      : liveCatalogOf(parseAnswer(SearchAnswer, answer, path).hits.hits);
  };

  return {
    get: async (domain) => {
      const known = kept.get(domain);
      if (known !== undefined && Date.now() - known.checkedAt < ttlMs) return known.profile;
      const live = await readLive(domain);
      if (live === undefined) {
        kept.delete(domain);
        return undefined;
      }
      if (known?.profile.generation === live.generation) return keep(domain, known.profile);
      const profile = await readProfileOf(engine, catalogNames(prefix, domain).live);
      return profile === undefined ? undefined : keep(domain, profile);
    },
    seenLive: (domain, live) => {
      if (kept.get(domain)?.profile.generation !== live?.generation) kept.delete(domain);
    },
  };
};

/** How long a publish may go unnoticed by a process that is asked nothing; any question notices it at once. */
const PROFILE_TTL_MS = 10_000;

interface OpenSearchProductIndexOptions extends CatalogsOptions {
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

export const createOpenSearchProductIndex = (options: OpenSearchProductIndexOptions): ProductIndex => {
  const { engine, prefix, profileTtlMs = PROFILE_TTL_MS } = options;
  const profiles = createLiveProfiles(engine, prefix, profileTtlMs);
  return {
    profile: profiles.get,

    retrieve: async (request) => {
      const index = catalogNames(prefix, request.domain).live;
      const first = await searchAll(engine, index, request);
      const found = first.isMixed ? await searchAll(engine, index, request) : first;
      profiles.seenLive(request.domain, found.live);
      if (found.live === undefined) return NOTHING;
      refuseOtherEmbedder(request, found.live.embedder);
      const candidates = createCandidates(request.terms);
      return {
        lexical: candidates.lexical(hitsOf(found.lexical)),
        nearest: candidates.nearest(hitsOf(found.nearest)),
      };
    },

    product: (domain, productId) =>
      findProduct(engine, catalogNames(prefix, domain).live, { domain, productId }),
  };
};
