import { formatMoney, minorDigits } from '../../../contract/catalog/amounts.ts';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { FailedAnswer, RecommendAnswer, RecommendationKind } from '../../../contract/voice/bot.ts';
import { failedAnswer } from '../../phrases/errors.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import { toCard } from '../../search/say/variant.ts';
import { createExplainedSearch, type ExplainedAnswer, type SearchPorts } from '../../search/search.ts';
import { createFindProduct } from '../find-product.ts';
import { besideProduct } from './beside-product.ts';
import { giftsFor } from './gifts.ts';
import { MOST_OFFERS, type Offer, type Wish } from './offers.ts';
import { fittingOffers, namedProduct, namesThing } from './wished-products.ts';

export interface RecommendRequest {
  readonly kind: RecommendationKind;
  /** The product that the recommendation begins with. */
  readonly productId?: unknown;
  /** What is wanted, in the shopper's words; beside a product what else it should be. */
  readonly query?: string | undefined;
  /** In whole units of the shop's currency. */
  readonly maxPrice?: number | undefined;
}

export type RecommendProducts = (
  domain: DomainConfig,
  request: RecommendRequest,
) => Promise<RecommendAnswer | FailedAnswer>;

const limitOf = ({ currency }: DomainConfig, maxPrice: number | undefined): Wish['limit'] =>
  maxPrice === undefined
    ? undefined
    : { minor: Math.round(maxPrice * 10 ** minorDigits(currency)), currency };

/** The most that may be spent where only the words name it: "a gift up to 50 dollars". */
const spokenLimit = ({ question }: ExplainedAnswer): Wish['limit'] => {
  const price = question?.readings[0].price;
  return price?.max === undefined ? undefined : { minor: price.max, currency: price.currency };
};

const answerWith = (
  kind: RecommendationKind,
  offers: readonly Offer[],
  { limit, speech: { locale } }: Wish,
): RecommendAnswer => {
  const say = recommendationSentences[locale];
  const products = offers
    .slice(0, MOST_OFFERS)
    .map(({ document, reason }) => ({ ...toCard(document, locale), reason }));
  const named = products.map(({ title, priceText, reason }) => ({ title, price: priceText, reason }));
  return {
    success: true,
    response:
      products.length > 0 ? say.offers(kind, named) : say.none(kind, limit && formatMoney(limit, locale)),
    products,
  };
};

/** Recommends products with the reason of each, none that is sold out or costs more than was named. */
export const createRecommendProducts = (ports: SearchPorts): RecommendProducts => {
  const { index, language } = ports;
  const find = createFindProduct(index);
  const search = createExplainedSearch(ports);

  const byWords = async (
    domain: DomainConfig,
    { kind, query = '' }: RecommendRequest,
    wish: Wish,
  ): Promise<RecommendAnswer | FailedAnswer> => {
    const explained = query.trim() === '' ? undefined : await search(domain, { query });
    const limited = { ...wish, limit: wish.limit ?? (explained && spokenLimit(explained)) };
    if (kind === 'gift' && !(explained && namesThing(explained))) {
      const profile = await index.profile(domain.hostname);
      return answerWith(kind, profile ? await giftsFor(query, limited, profile) : [], limited);
    }
    if (!explained) return failedAnswer('INVALID_PRODUCT_ID', domain.locale);
    const record = kind === 'gift' ? undefined : namedProduct(explained);
    const offers =
      record && kind !== 'gift'
        ? await besideProduct[kind](record, '', limited)
        : await fittingOffers(kind, explained, limited);
    return answerWith(kind, offers, limited);
  };

  return async (domain, request) => {
    const { hostname, locale } = domain;
    const { kind, productId, query = '', maxPrice } = request;
    const wish = { index, hostname, speech: { locale, language }, limit: limitOf(domain, maxPrice) };
    if (kind === 'gift' || productId === undefined || productId === '') return byWords(domain, request, wish);
    const found = await find(domain, { productId });
    if ('error' in found) return found;
    return answerWith(kind, await besideProduct[kind](found.chosen, query, wish), wish);
  };
};
