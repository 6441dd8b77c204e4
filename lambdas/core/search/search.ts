import type { FailedAnswer, SearchAnswer, SearchType } from '../../contract/bot.ts';
import type { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import type { Locale } from '../../contract/locale.ts';
import { type CatalogProfile, type EmbedderId, sameEmbedder } from '../../contract/search-document.ts';
import type { Log } from '../../ports/log.ts';
import type { Candidates, ProductIndex, RetrievalRequest } from '../../ports/product-index.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';
import { failedAnswer } from '../phrases/errors.ts';
import { productSentences } from '../phrases/products.ts';
import { answer } from './answer.ts';
import { type Decision, decide, decideOutOfBounds } from './decide.ts';
import type { PriceBounds } from './prices.ts';
import { nearnessOf, rank } from './rank.ts';
import { understand } from './understand.ts';
import type { Understanding } from './understanding.ts';

export interface SearchPorts {
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly log?: Log;
}

export type Search = (domain: DomainConfig, query: string) => Promise<SearchAnswer | FailedAnswer>;

/** Enough for all variants of the few products that matter, few enough to rank in a millisecond. */
const CANDIDATES = 100;
/** The cheapest of a kind may stand far down by relevance. */
const CANDIDATES_BY_PRICE = 400;

const refuseForeignIndex = (domain: DomainConfig, { embedder }: CatalogProfile, own: EmbedderId): void => {
  if (sameEmbedder(embedder, own)) return;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `The catalogue of ${domain.hostname} was made with ${embedder.model} (${embedder.dimension} dimensions), but ${own.model} (${own.dimension}) is configured; import the catalogue again`,
    { locale: domain.locale },
  );
};

/** A lone digit ("второй") is a word to somebody who remembers the last answer, which a search does not. */
const nothingAsked = ({ groups }: Understanding): boolean =>
  groups.every(({ role, said }) => role === 'number' && said.length === 1);

const embedQuery = async (
  { embedder, log }: SearchPorts,
  text: string,
): Promise<RetrievalRequest['vector']> => {
  try {
    const [values] = await embedder.embed([text], 'query');
    return values && { embedder: embedder.id, values };
  } catch (error) {
    log?.warn('search goes on without vectors', { embedder: embedder.id.model, reason: String(error) });
    return undefined;
  }
};

const searchTypeOf = ({ lexical, nearest }: Candidates, hasVector: boolean): SearchType => {
  if (!hasVector) return 'lexical';
  return lexical.length === 0 && nearest.length > 0 ? 'semantic' : 'hybrid';
};

interface Found {
  readonly decision: Decision;
  readonly candidates: Candidates;
  /** Set when the shopper spoke of another currency than the shop's prices are in. */
  readonly otherCurrency?: string;
}

/** A decision that names what was asked for, so that no wider search is needed. */
const ANSWERED = new Set<Decision['kind']>([
  'match',
  'extreme',
  'sold-out',
  'which-variant',
  'which-product',
]);

/** What prices are in, when none of them is in the currency that was named. */
const otherCurrency = ({ lexical }: Candidates, named: string): string | undefined => {
  const currencies = lexical.flatMap(({ document }) => document.price?.currency ?? []);
  return currencies.includes(named) ? undefined : currencies[0];
};

interface Asked {
  readonly request: RetrievalRequest;
  readonly understanding: Understanding;
}

/** Finds what a question speaks of and decides what it comes to. */
const createFinder = ({ index, embedder }: SearchPorts) => {
  const nearness = nearnessOf(embedder.id.model);

  const find = async ({ request, understanding }: Asked): Promise<Found> => {
    const candidates = await index.retrieve(request);
    return { decision: decide(rank(candidates, understanding), understanding, nearness), candidates };
  };

  /** What there is at other prices, when nothing fits within the bounds. */
  const findBeyond = async ({ request, understanding }: Asked, bounds: PriceBounds): Promise<Found> => {
    const candidates = await index.retrieve(request);
    const ranked = rank(candidates, understanding);
    const currency = otherCurrency(candidates, bounds.currency);
    const decision = currency ? decide(ranked, understanding, nearness) : decideOutOfBounds(ranked, bounds);
    return { decision, candidates, ...(currency ? { otherCurrency: currency } : {}) };
  };

  return async (asked: Asked): Promise<Found> => {
    const { request, understanding } = asked;
    const { price } = understanding;
    if (!price) return find(asked);
    const within = await find({ request: { ...request, price }, understanding });
    return ANSWERED.has(within.decision.kind) ? within : findBeyond(asked, price);
  };
};

const noCatalog = (locale: Locale): SearchAnswer => ({
  success: true,
  response: productSentences[locale].noCatalog(),
  products: [],
  searchType: 'lexical',
  status: 'none',
});

const spokenAnswer = (found: Found, { request, understanding }: Asked, locale: Locale): SearchAnswer => {
  const spoken = answer(found.decision, locale, understanding.order);
  const note = found.otherCurrency ? `${productSentences[locale].otherCurrency(found.otherCurrency)} ` : '';
  return {
    success: true,
    ...spoken,
    response: note + spoken.response,
    products: [...spoken.products],
    searchType: searchTypeOf(found.candidates, request.vector !== undefined),
  };
};

/**
 * Answers a shopper's question about a shop's catalogue. Goes on by words alone when the embedder does
 * not answer; throws `SERVICE_UNAVAILABLE` when the index does not.
 */
export const createSearch = (ports: SearchPorts): Search => {
  const { index, embedder } = ports;
  const find = createFinder(ports);

  return async (domain, query) => {
    const { hostname, locale, currency } = domain;
    const profile = await index.profile(hostname);
    if (!profile) return noCatalog(locale);
    refuseForeignIndex(domain, profile, embedder.id);
    const understanding = understand(query, { profile, currency });
    if (nothingAsked(understanding)) return failedAnswer('EMPTY_QUERY', locale);
    const { groups, order, text } = understanding;
    const vector = await embedQuery(ports, text);
    const limit = order ? CANDIDATES_BY_PRICE : CANDIDATES;
    const request = { domain: hostname, groups, limit, ...(vector ? { vector } : {}) };
    const asked = { request, understanding };
    return spokenAnswer(await find(asked), asked, locale);
  };
};
