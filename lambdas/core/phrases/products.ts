import type { Locale } from '../../contract/shop/locale.ts';
import { capitalised } from './property-names.ts';

/** A thing named in a list, with what it costs as it is said. */
export interface Named {
  readonly title: string;
  readonly price: string | undefined;
}

/** How many things one sentence names: nobody remembers a fourth by ear. */
const MOST_NAMED = 3;

/** How a language lists things; a list is never longer than what can be remembered. */
const listsWith = (and: string, at: string, another: (count: number) => string) => {
  const priced = ({ title, price }: Named): string =>
    price === undefined ? title : `${title} ${at} ${price}`;
  /** How many more there are is said. */
  const joined = (parts: readonly string[], more = parts.length - MOST_NAMED): string => {
    const named = parts.slice(0, MOST_NAMED);
    if (more > 0) return `${named.join(', ')} ${and} ${another(more)}`;
    const last = named.at(-1) ?? '';
    return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} ${and} ${last}`;
  };
  const named = (items: readonly Named[], more = 0): string => joined(items.map(priced), more);
  return { priced, joined, named };
};

/** A product with what the shop's data say of it, as written on the screen. */
interface Stated {
  readonly title: string;
  readonly price: string | undefined;
  readonly isSoldOut: boolean;
}

const stated = (items: readonly Stated[], soldOut: string): string =>
  items
    .slice(0, MOST_NAMED)
    .map(({ title, price, isSoldOut }) => {
      const facts = [price, isSoldOut ? soldOut : undefined].filter((fact) => fact !== undefined);
      return [title, facts.join(', ')].filter((part) => part !== '').join(' — ');
    })
    .join('; ');

const ruLists = listsWith('и', 'за', (count) => `ещё ${count}`);

/** "Наушники … стоят", "iPhone … стоит": plural titles begin with a plural word. */
const isPlural = (title: string): boolean =>
  /^\p{Script=Cyrillic}+[ыи](?=[^\p{L}]|$)|^\p{Script=Cyrillic}+[ыи]е(?=\s)/u.test(title);
/** Nouns that only look plural. */
const INDECLINABLE =
  /^(?:худи|пони|такси|мини|миди|макси|суши|виски|бренди|кимчи|джакузи|поли|бикини)(?!\p{L})/iu;
const costs = (title: string): string => (isPlural(title) && !INDECLINABLE.test(title) ? 'стоят' : 'стоит');

/** "розовый" → "розового"; a value that is not an adjective stays, behind the name of its property. */
const genitive = (value: string): string | undefined => {
  if (!/^\p{Script=Cyrillic}+$/u.test(value)) return undefined;
  if (/[шжщчц]ий$|(?<=[^кгх])ий$/u.test(value)) return value.replace(/ий$/u, 'его');
  return /(?:ый|ой|ий)$/u.test(value) ? value.replace(/(?:ый|ой|ий)$/u, 'ого') : undefined;
};

const ruCurrencies: Readonly<Record<string, string>> = {
  RUB: 'рублях',
  USD: 'долларах',
  EUR: 'евро',
  KZT: 'тенге',
  BYN: 'белорусских рублях',
  UAH: 'гривнах',
  GBP: 'фунтах',
};

const ru = {
  costs: (title: string, price: string) => `${title} ${costs(title)} ${price}`,
  costsInstead: (title: string, price: string, before: string) =>
    `${title} ${costs(title)} ${price} вместо ${before}`,
  costsFrom: (title: string, price: string) => `${title} ${costs(title)} от ${price}`,
  priceUnknown: (title: string) => `${title} есть в наличии, цену уточните в магазине`,
  /** Behind a sentence with the price. */
  askAvailability: (told: string) => `${told}, наличие уточните в магазине`,
  priceAndAvailabilityUnknown: (title: string) => `${title}: цену и наличие уточните в магазине`,
  preorder: (title: string, price: string) => `${title} пока по предзаказу за ${price}`,
  backorder: (title: string, price: string) => `${title} под заказ за ${price}, сейчас нет в наличии`,
  orderedPriceUnknown: (title: string) => `${title} только под заказ, цену уточните в магазине`,
  soldOut: (title: string) => `${title} сейчас нет в наличии.`,
  insteadThereIs: (items: readonly Named[]) => `Есть ${ruLists.named(items)}.`,
  cheapest: (item: Named) => `Самый доступный вариант: ${ruLists.priced(item)}`,
  dearest: (item: Named) => `Самый дорогой вариант: ${ruLists.priced(item)}`,
  whichProduct: (items: readonly Named[], more = 0) => `Есть ${ruLists.named(items, more)}. Что показать?`,
  more: (items: readonly Named[], more = 0) => `Ещё есть ${ruLists.named(items, more)}.`,
  noMore: () => 'Больше ничего подходящего нет.',
  askTheShop: () =>
    'На этот вопрос ответит сам магазин. Я могу найти товар и сказать, сколько он стоит и есть ли он в наличии.',
  whatICanDo: () =>
    'Я помогаю найти товары этого магазина. Скажите, что вы ищете, и я назову цену и наличие.',
  whichVariant: (title: string, values: readonly string[], attribute: string) =>
    `${title}. Есть ${ruLists.joined(values)}. ${ru.question(attribute)}`,
  whichPriced: (title: string, items: readonly Named[], attribute: string) =>
    `${title} есть в вариантах: ${ruLists.named(items)}. ${ru.question(attribute)}`,
  question: (attribute: string): string => {
    if (attribute === 'color') return 'Какой цвет нужен?';
    if (attribute === 'storage') return 'Какой объём памяти нужен?';
    return attribute === 'size' ? 'Какой размер нужен?' : 'Какой вариант нужен?';
  },
  lacks: (title: string, value: string, attribute: string | undefined) => {
    const adjective = attribute === 'color' ? genitive(value) : undefined;
    if (adjective !== undefined) return `${title}: ${adjective} цвета нет.`;
    if (attribute === 'size') return `${title}: размера ${value} нет.`;
    return attribute === 'color' ? `${title}: цвета ${value} нет.` : `${title}: варианта «${value}» нет.`;
  },
  kindLacks: (value: string, attribute: string | undefined) => {
    if (attribute === 'size') return `Размера ${value} нет.`;
    const adjective = attribute === 'color' ? genitive(value) : undefined;
    return adjective === undefined ? `Варианта «${value}» нет.` : `${capitalised(adjective)} цвета нет.`;
  },
  thereIs: (values: readonly string[], price: string | undefined) =>
    `Есть ${ruLists.joined(values)}${price === undefined ? '' : ` за ${price}`}.`,
  onlyAccessories: (items: readonly Named[]) =>
    `Самого товара не нашлось, есть только аксессуары: ${ruLists.named(items)}.`,
  nearest: (items: readonly Named[]) =>
    `Точно такого не нашлось. Ближе всего ${ruLists.named(items.slice(0, 1))}. Показать?`,
  unconfirmed: (items: readonly Named[], value: string) =>
    `Ближе всего ${ruLists.named(items.slice(0, 1))}, но про «${value}» в описании не сказано.`,
  outOfBounds: (items: readonly Named[]) =>
    `За такую цену ничего не нашлось. Ближе всего по цене ${ruLists.named(items.slice(0, 1))}.`,
  stated: (items: readonly Stated[]) => `По данным магазина: ${stated(items, 'нет в наличии')}.`,
  notStated: () => 'Этого магазин не подтверждает: таких данных у него нет.',
  bestByRating: (title: string, rating: string) => `По рейтингу первым идёт ${title}: ${rating}.`,
  bestByWords: () => 'Рейтинга магазин не указывает, поэтому по порядку идёт то, что ближе к запросу.',
  noneReduced: () => 'Со скидкой такого нет.',
  otherCurrency: (currency: string) => `Цены в этом магазине в ${ruCurrencies[currency] ?? currency}.`,
  none: () => 'Такого товара не нашлось. Попробуйте назвать его иначе.',
  noCatalog: () => 'В этом магазине пока нет товаров, о которых я могу рассказать.',
} as const;

const enLists = listsWith('and', 'for', (count) => `${count} more`);

const en: typeof ru = {
  costs: (title, price) => `${title} costs ${price}`,
  costsInstead: (title, price, before) => `${title} costs ${price} instead of ${before}`,
  costsFrom: (title, price) => `${title} starts at ${price}`,
  priceUnknown: (title) => `${title} is in stock; please ask the shop for the price`,
  askAvailability: (told) => `${told}; please ask the shop whether it is in stock`,
  priceAndAvailabilityUnknown: (title) =>
    `${title}: please ask the shop for the price and whether it is in stock`,
  preorder: (title, price) => `${title} can be pre-ordered for ${price}`,
  backorder: (title, price) => `${title} can be ordered for ${price}; it is not in stock right now`,
  orderedPriceUnknown: (title) => `${title} can only be ordered; please ask the shop for the price`,
  soldOut: (title) => `${title} is out of stock right now.`,
  insteadThereIs: (items) => `We have ${enLists.named(items)}.`,
  cheapest: (item) => `The most affordable one is ${enLists.priced(item)}`,
  dearest: (item) => `The most expensive one is ${enLists.priced(item)}`,
  whichProduct: (items, more) => `We have ${enLists.named(items, more)}. Which one shall I show?`,
  more: (items, more) => `There is also ${enLists.named(items, more)}.`,
  noMore: () => 'There is nothing else that fits.',
  askTheShop: () =>
    'The shop itself can answer that. I can find a product and tell you its price and whether it is in stock.',
  whatICanDo: () =>
    'I help to find products in this shop. Tell me what you are looking for, and I will tell you its price and whether it is in stock.',
  whichVariant: (title, values, attribute) =>
    `${title}. It comes in ${enLists.joined(values)}. ${en.question(attribute)}`,
  whichPriced: (title, items, attribute) =>
    `${title} comes in several versions: ${enLists.named(items)}. ${en.question(attribute)}`,
  question: (attribute) => {
    if (attribute === 'color') return 'Which colour would you like?';
    if (attribute === 'storage') return 'How much storage would you like?';
    return attribute === 'size' ? 'Which size would you like?' : 'Which one would you like?';
  },
  lacks: (title, value) => `${title} is not available in ${value}.`,
  kindLacks: (value, attribute) =>
    attribute === 'size' ? `Size ${value} is not available.` : `Nothing is available in ${value}.`,
  thereIs: (values, price) =>
    `There is ${enLists.joined(values)}${price === undefined ? '' : ` for ${price}`}.`,
  onlyAccessories: (items) => `We do not have the product itself, only accessories: ${enLists.named(items)}.`,
  nearest: (items) =>
    `There is no exact match. The closest is ${enLists.named(items.slice(0, 1))}. Shall I show it?`,
  unconfirmed: (items, value) =>
    `The closest is ${enLists.named(items.slice(0, 1))}, but the description does not say “${value}”.`,
  outOfBounds: (items) =>
    `Nothing was found at that price. The nearest in price is ${enLists.named(items.slice(0, 1))}.`,
  stated: (items) => `The shop’s data say: ${stated(items, 'out of stock')}.`,
  notStated: () => 'The shop does not confirm this: it has no such data.',
  bestByRating: (title, rating) => `By rating the first is ${title}: ${rating}.`,
  bestByWords: () => 'The shop states no ratings, so what comes nearest to the request is first.',
  noneReduced: () => 'None of these is on sale.',
  otherCurrency: (currency) => `Prices in this shop are in ${currency}.`,
  none: () => 'Nothing like that was found. Try naming it another way.',
  noCatalog: () => 'This shop has no products I could tell about yet.',
};

export const productSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
