import { formatMoney } from '../../../contract/catalog/amounts.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { MatchStatus, ProductCard, VariantQuestion } from '../../../contract/voice/bot.ts';
import { oneOfEach } from '../../grouped.ts';
import { type Named, productSentences } from '../../phrases/products.ts';
import type { Decision } from '../decide/decision.ts';
import { inStockOrAll, representatives } from '../decide/fitting.ts';
import type { Found } from '../find.ts';
import type { Ranked } from '../rank/rank.ts';
import type { PriceOrder } from '../understand/prices/price-wishes.ts';
import { type Speech, spokenIdea, spokenValue } from './spoken-value.ts';
import { sayVariant, toCard } from './variant.ts';

/** The part of an answer that the decision settles. */
interface Spoken {
  readonly status: MatchStatus;
  readonly response: string;
  readonly products: readonly ProductCard[];
  /** How many products fit, those not shown included. */
  readonly total?: number;
  readonly ask?: VariantQuestion;
}

/** Cards that go with an answer: as many as are named. */
const MOST_CARDS = 3;

const toNamed = ({ document: { title, price } }: Ranked, locale: Locale): Named => ({
  title,
  price: price && formatMoney(price, locale),
});

/** No sentence names more of them. */
const namedOf = (items: readonly Ranked[], locale: Locale): readonly Named[] =>
  items.slice(0, MOST_CARDS).map((item) => toNamed(item, locale));

const cardsOf = (items: readonly Ranked[], locale: Locale): readonly ProductCard[] =>
  items.slice(0, MOST_CARDS).map(({ document }) => toCard(document, locale));

/** A product by its title and the options that all the variants share. */
const sharedTitle = (items: readonly Ranked[]): string => {
  const [first] = items;
  if (!first) return '';
  const { optionNames, attributes, productTitle } = first.document;
  const shared = optionNames.filter((name) =>
    items.every(({ document }) => document.attributes[name] === attributes[name]),
  );
  return [productTitle, ...shared.map((name) => attributes[name])].join(' ');
};

const firstByValue = (items: readonly Ranked[], attribute: string): readonly SearchDocument[] =>
  oneOfEach(
    items.map(({ document }) => document),
    ({ attributes }) => attributes[attribute] ?? '',
  );

const samePrice = (documents: readonly SearchDocument[]): boolean =>
  new Set(documents.map(({ price }) => JSON.stringify(price))).size === 1;

const answerWhichVariant = (
  { items, attribute }: Extract<Decision, { kind: 'which-variant' }>,
  speech: Speech,
): Spoken => {
  const { locale } = speech;
  const say = productSentences[locale];
  const documents = firstByValue(items, attribute);
  const options = documents.map(({ productId, variantId, attributes }) => ({
    label: spokenValue(attributes[attribute] ?? '', speech),
    productId,
    variantId,
  }));
  const labels = options.map(({ label }) => label);
  const title = sharedTitle(items);
  const price = documents[0]?.price;
  const isOnePrice = samePrice(items.map(({ document }) => document));
  const costs = isOnePrice ? say.costs : say.costsFrom;
  const response =
    samePrice(documents) || !price
      ? say.whichVariant(price ? costs(title, formatMoney(price, locale)) : title, labels, attribute)
      : say.whichPriced(
          title,
          documents.map((document, at) => ({
            title: labels[at] ?? '',
            price: document.price && formatMoney(document.price, locale),
          })),
          attribute,
        );
  return {
    status: 'ambiguous',
    response,
    products: documents.slice(0, MOST_CARDS).map((document) => toCard(document, locale)),
    ask: { attribute, options },
  };
};

const isOneProduct = (items: readonly Ranked[]): boolean =>
  new Set(items.map(({ document }) => document.productId)).size === 1;

/** What there is without what was named: other variants of the product, or other products of the kind. */
const answerLacks = ({ items, idea }: Extract<Decision, { kind: 'lacks' }>, speech: Speech): Spoken => {
  const { locale } = speech;
  const say = productSentences[locale];
  const offered = inStockOrAll(items);
  const { attribute } = idea;
  const lacking = spokenIdea(idea, speech);
  if (!isOneProduct(items)) {
    const kinds = representatives(offered);
    const response = `${say.kindLacks(lacking, attribute)} ${say.insteadThereIs(namedOf(kinds, locale))}`;
    return { status: 'weak', response, products: cardsOf(kinds, locale) };
  }
  const documents = attribute === undefined ? [] : firstByValue(offered, attribute);
  const values = documents.flatMap(({ attributes }) => attributes[attribute ?? ''] ?? []);
  const title = sharedTitle(items);
  const missing = say.lacks(title, lacking, attribute);
  const price = documents[0]?.price;
  const common = price && samePrice(documents) ? formatMoney(price, locale) : undefined;
  const there =
    values.length > 0
      ? say.thereIs(
          values.map((value) => spokenValue(value, speech)),
          common,
        )
      : say.insteadThereIs(namedOf(offered, locale));
  return { status: 'weak', response: `${missing} ${there}`, products: cardsOf(offered, locale) };
};

const answerSoldOut = (
  { item, instead }: Extract<Decision, { kind: 'sold-out' }>,
  locale: Locale,
): Spoken => {
  const say = productSentences[locale];
  const offered = instead.slice(0, MOST_CARDS - 1);
  const sorry = say.soldOut(item.document.title);
  const response = offered.length > 0 ? `${sorry} ${say.insteadThereIs(namedOf(offered, locale))}` : sorry;
  return { status: 'match', response, products: cardsOf([item, ...offered], locale) };
};

/** Several products, named in one sentence with the number of those that are not. */
const listing = (
  items: readonly Ranked[],
  locale: Locale,
  say: (items: readonly Named[], more: number) => string,
) => ({
  response: say(namedOf(items, locale), Math.max(0, items.length - MOST_CARDS)),
  products: cardsOf(items, locale),
  total: items.length,
});

/** The products that an answer may go on with, those already named first. */
const listOf = ({ decision, ranked }: Found): readonly Ranked[] => {
  if ('items' in decision && decision.kind !== 'which-variant' && decision.kind !== 'lacks')
    return decision.items;
  const others = representatives(
    ranked.filter(({ isTheThing, missing }) => isTheThing && missing.length === 0),
  );
  if (!('item' in decision)) return others;
  const { item } = decision;
  return [item, ...others.filter(({ productId }) => productId !== item.productId)];
};

/** What comes after the products that were shown before. */
export const moreOf = (found: Found, locale: Locale, offset: number): Spoken => {
  const say = productSentences[locale];
  const items = listOf(found);
  const rest = items.slice(offset);
  if (rest.length === 0) return { status: 'none', response: say.noMore(), products: [], total: items.length };
  return { status: 'ambiguous', ...listing(rest, locale, say.more), total: items.length };
};

const answerExtreme = (item: Ranked, locale: Locale, order: PriceOrder | undefined): Spoken => {
  const { dearest, cheapest } = productSentences[locale];
  const say = order?.direction === 'descending' ? dearest : cheapest;
  return { status: 'match', response: say(toNamed(item, locale)), products: cardsOf([item], locale) };
};

/** Puts a decision into words and cards. */
export const answer = (decision: Decision, speech: Speech, order?: PriceOrder): Spoken => {
  const { locale } = speech;
  const say = productSentences[locale];
  switch (decision.kind) {
    case 'match':
      return {
        status: 'match',
        response: sayVariant(decision.item.document, locale),
        products: cardsOf([decision.item], locale),
      };
    case 'extreme':
      return answerExtreme(decision.item, locale, order);
    case 'sold-out':
      return answerSoldOut(decision, locale);
    case 'which-variant':
      return answerWhichVariant(decision, speech);
    case 'lacks':
      return answerLacks(decision, speech);
    case 'which-product':
      return { status: 'ambiguous', ...listing(decision.items, locale, say.whichProduct) };
    case 'accessories':
      return { status: 'weak', ...listing(decision.items, locale, say.onlyAccessories) };
    case 'unconfirmed': {
      const { idea } = decision;
      const unsure = (items: readonly Named[]) => say.unconfirmed(items, spokenIdea(idea, speech));
      return { status: 'weak', ...listing(decision.items, locale, unsure) };
    }
    case 'out-of-bounds':
      return { status: 'weak', ...listing(decision.items, locale, say.outOfBounds) };
    case 'browse':
      return { status: 'weak', ...listing(decision.items, locale, say.whichProduct) };
    case 'nearest':
      return { status: 'weak', ...listing(decision.items, locale, say.nearest) };
    case 'none':
      return { status: 'none', response: say.none(), products: [] };
  }
};
