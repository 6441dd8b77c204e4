import type { MatchStatus, ProductCard, VariantQuestion } from '../../contract/bot.ts';
import type { Locale } from '../../contract/locale.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import { formatMoney } from '../phrases/money.ts';
import { type Named, productSentences } from '../phrases/products.ts';
import { toCard } from './cards.ts';
import { type Decision, representatives } from './decide.ts';
import type { PriceOrder } from './prices.ts';
import type { Ranked } from './rank.ts';
import { sayVariant } from './say-variant.ts';
import { spokenIdea, spokenValue } from './spoken-value.ts';

/** The part of an answer that the decision settles. */
export interface Spoken {
  readonly status: MatchStatus;
  readonly response: string;
  readonly products: readonly ProductCard[];
  readonly ask?: VariantQuestion;
}

/** Cards that go with an answer: as many as are named. */
const MOST_CARDS = 3;

const toNamed = ({ document }: Ranked, locale: Locale): Named => ({
  title: document.title,
  ...(document.price ? { price: formatMoney(document.price, locale) } : {}),
});

const cardsOf = (items: readonly Ranked[]): readonly ProductCard[] =>
  items.slice(0, MOST_CARDS).map(({ document }) => toCard(document));

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

const firstByValue = (items: readonly Ranked[], attribute: string): readonly SearchDocument[] => {
  const documents = items.map(({ document }) => document);
  return documents.filter(
    ({ attributes }, at) =>
      documents.findIndex((other) => other.attributes[attribute] === attributes[attribute]) === at,
  );
};

const samePrice = (documents: readonly SearchDocument[]): boolean =>
  new Set(documents.map(({ price }) => JSON.stringify(price))).size === 1;

const answerWhichVariant = (
  { items, attribute }: Extract<Decision, { kind: 'which-variant' }>,
  locale: Locale,
): Spoken => {
  const say = productSentences[locale];
  const documents = firstByValue(items, attribute);
  const labels = documents.map((document) => spokenValue(document.attributes[attribute] ?? '', locale));
  const title = sharedTitle(items);
  const price = documents[0]?.price;
  const options = documents.map(({ productId, variantId }, at) => ({
    label: labels[at] ?? '',
    productId,
    variantId,
  }));
  const isOnePrice = samePrice(items.map(({ document }) => document));
  const costs = isOnePrice ? say.costs : say.costsFrom;
  const response =
    samePrice(documents) || !price
      ? say.whichVariant(price ? costs(title, formatMoney(price, locale)) : title, labels, attribute)
      : say.whichPriced(
          title,
          documents.map((document, at) => ({
            title: labels[at] ?? '',
            ...(document.price ? { price: formatMoney(document.price, locale) } : {}),
          })),
          attribute,
        );
  return {
    status: 'ambiguous',
    response,
    products: documents.slice(0, MOST_CARDS).map(toCard),
    ask: { attribute, options },
  };
};

/** Nothing of a kind has what was named: what there is, without it. */
const answerKindLacks = ({ items, idea }: Extract<Decision, { kind: 'lacks' }>, locale: Locale): Spoken => {
  const say = productSentences[locale];
  const named = representatives(items);
  const missing = say.kindLacks(spokenIdea(idea, locale), idea.attribute);
  const there = say.insteadThereIs(named.slice(0, MOST_CARDS).map((item) => toNamed(item, locale)));
  return { status: 'weak', response: `${missing} ${there}`, products: cardsOf(named) };
};

const isOneProduct = (items: readonly Ranked[]): boolean =>
  new Set(items.map(({ document }) => document.productId)).size === 1;

const answerLacks = ({ items, idea }: Extract<Decision, { kind: 'lacks' }>, locale: Locale): Spoken => {
  const say = productSentences[locale];
  const inStock = items.filter(({ document }) => document.availability !== 'out-of-stock');
  const offered = inStock.length > 0 ? inStock : items;
  const { attribute } = idea;
  const documents = attribute === undefined ? [] : firstByValue(offered, attribute);
  const values = documents.flatMap(({ attributes }) => attributes[attribute ?? ''] ?? []);
  const title = sharedTitle(items);
  const missing = say.lacks(title, spokenIdea(idea, locale), attribute);
  const price = documents[0]?.price;
  const common = price && samePrice(documents) ? formatMoney(price, locale) : undefined;
  const there =
    values.length > 0
      ? say.thereIs(
          values.map((value) => spokenValue(value, locale)),
          common,
        )
      : say.insteadThereIs(offered.slice(0, MOST_CARDS).map((item) => toNamed(item, locale)));
  return { status: 'weak', response: `${missing} ${there}`, products: cardsOf(offered) };
};

const answerSoldOut = (
  { item, instead }: Extract<Decision, { kind: 'sold-out' }>,
  locale: Locale,
): Spoken => {
  const say = productSentences[locale];
  const offered = instead.slice(0, MOST_CARDS - 1);
  const sorry = say.soldOut(item.document.title);
  const response =
    offered.length > 0
      ? `${sorry} ${say.insteadThereIs(offered.map((each) => toNamed(each, locale)))}`
      : sorry;
  return { status: 'match', response, products: cardsOf([item, ...offered]) };
};

/** Several products, named in one sentence. */
const listing = (items: readonly Ranked[], locale: Locale, say: (items: readonly Named[]) => string) => ({
  response: say(items.slice(0, MOST_CARDS).map((item) => toNamed(item, locale))),
  products: cardsOf(items),
});

const answerExtreme = (item: Ranked, locale: Locale, order: PriceOrder | undefined): Spoken => {
  const { dearest, cheapest } = productSentences[locale];
  const say = order?.direction === 'descending' ? dearest : cheapest;
  return { status: 'match', response: say(toNamed(item, locale)), products: cardsOf([item]) };
};

/** Puts a decision into words and cards. */
export const answer = (decision: Decision, locale: Locale, order?: PriceOrder): Spoken => {
  const say = productSentences[locale];
  switch (decision.kind) {
    case 'match':
      return {
        status: 'match',
        response: sayVariant(decision.item.document, locale),
        products: cardsOf([decision.item]),
      };
    case 'extreme':
      return answerExtreme(decision.item, locale, order);
    case 'sold-out':
      return answerSoldOut(decision, locale);
    case 'which-variant':
      return answerWhichVariant(decision, locale);
    case 'lacks':
      return isOneProduct(decision.items) ? answerLacks(decision, locale) : answerKindLacks(decision, locale);
    case 'which-product':
      return { status: 'ambiguous', ...listing(decision.items, locale, say.whichProduct) };
    case 'accessories':
      return { status: 'weak', ...listing(decision.items, locale, say.onlyAccessories) };
    case 'unconfirmed': {
      const { idea } = decision;
      const unsure = (items: readonly Named[]) => say.unconfirmed(items, spokenIdea(idea, locale));
      return { status: 'weak', ...listing(decision.items, locale, unsure) };
    }
    case 'out-of-bounds':
      return { status: 'weak', ...listing(decision.items, locale, say.outOfBounds) };
    case 'nearest':
      return { status: 'weak', ...listing(decision.items, locale, say.nearest) };
    case 'none':
      return { status: 'none', response: say.none(), products: [] };
  }
};
