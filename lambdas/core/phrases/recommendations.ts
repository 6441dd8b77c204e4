import type { Locale } from '../../contract/shop/locale.ts';
import type { RecommendationKind } from '../../contract/voice/bot.ts';

interface SpokenOffer {
  readonly title: string;
  readonly price: string | undefined;
  readonly reason: string;
}

/** A measure by which one product is better, with what both records say. */
interface SpokenMeasure {
  readonly name: string;
  readonly value: string;
  readonly instead: string;
}

const listed = (intro: string, offers: readonly SpokenOffer[], forPrice: string): string => {
  const named = offers.map(
    ({ title, price, reason }) => `${title}${price === undefined ? '' : ` ${forPrice} ${price}`} (${reason})`,
  );
  return `${intro}: ${named.join('; ')}.`;
};

const ruIntro: Readonly<Record<RecommendationKind, string>> = {
  similar: 'Похожее',
  cheaper: 'Есть дешевле',
  better: 'По данным магазина лучше',
  goes_with: 'Из аксессуаров есть',
  gift: 'В подарок',
};

const ruNone: Readonly<Record<RecommendationKind, string>> = {
  similar: 'Похожих товаров в наличии нет',
  cheaper: 'Дешевле такого же в наличии нет',
  better: 'Лучше не назову: ни по рейтингу, ни по другой мерке, которую указывает магазин, ничто не впереди',
  goes_with: 'Про аксессуары к этому товару магазин не пишет',
  gift: 'Подарка под эти условия не нашлось',
};

const ru = {
  offers: (kind: RecommendationKind, offers: readonly SpokenOffer[]) => listed(ruIntro[kind], offers, 'за'),
  none: (kind: RecommendationKind, limit: string | undefined) =>
    `${ruNone[kind]}${limit === undefined ? '' : ` в пределах ${limit}`}.`,
  cheaperBy: (by: string) => `дешевле на ${by}`,
  dearerBy: (by: string) => `дороже на ${by}`,
  samePrice: () => 'цена та же',
  shares: (facts: readonly string[]) => `совпадает: ${facts.join(', ')}`,
  sameKind: (kind: string) => `тот же вид товара: ${kind}`,
  better: (measures: readonly SpokenMeasure[]) =>
    measures.map(({ name, value, instead }) => `${name}: ${value} против ${instead}`).join(', '),
  states: (name: string, value: string) => `${name}: ${value}`,
  fitsByTitle: (title: string) => `подходит к «${title}», так сказано в названии`,
  fitsByRecord: (title: string) => `подходит к «${title}», так сказано в характеристиках`,
  madeFor: (target: string) => `в названии: «${target}»`,
  fromSection: (section: string) => `из раздела «${section}»`,
  unsureFit: (section: string) => `из раздела «${section}», про совместимость магазин не пишет`,
  within: (limit: string) => `в пределах ${limit}`,
  suits: (value: string) => `в карточке: ${value}`,
  amongCheapest: (count: number) => `среди самых дешёвых из ${count} подходящих`,
  fitsRequest: () => 'подходит под запрос',
} as const;

const enIntro: Readonly<Record<RecommendationKind, string>> = {
  similar: 'Similar',
  cheaper: 'Cheaper',
  better: 'Better by what the shop says',
  goes_with: 'Accessories',
  gift: 'As a gift',
};

const enNone: Readonly<Record<RecommendationKind, string>> = {
  similar: 'There is nothing similar in stock',
  cheaper: 'There is nothing of the kind in stock for less',
  better: 'I cannot name a better one: by no rating or other measure that the shop states is anything ahead',
  goes_with: 'The shop names no accessories for this product',
  gift: 'No gift fits these wishes',
};

const en: typeof ru = {
  offers: (kind, offers) => listed(enIntro[kind], offers, 'for'),
  none: (kind, limit) => `${enNone[kind]}${limit === undefined ? '' : ` up to ${limit}`}.`,
  cheaperBy: (by) => `${by} cheaper`,
  dearerBy: (by) => `${by} more`,
  samePrice: () => 'the same price',
  shares: (facts) => `the same ${facts.join(', ')}`,
  sameKind: (kind) => `the same kind: ${kind}`,
  better: (measures) =>
    measures.map(({ name, value, instead }) => `${name}: ${value} instead of ${instead}`).join(', '),
  states: (name, value) => `${name}: ${value}`,
  fitsByTitle: (title) => `for the ${title}, as its title says`,
  fitsByRecord: (title) => `for the ${title}, as its record says`,
  madeFor: (target) => `its title says “${target}”`,
  fromSection: (section) => `from the section “${section}”`,
  unsureFit: (section) => `from the section “${section}”; the shop does not say that it fits`,
  within: (limit) => `within ${limit}`,
  suits: (value) => `its record says ${value}`,
  amongCheapest: (count) => `among the cheapest of ${count} that fit`,
  fitsRequest: () => 'it fits the request',
};

export const recommendationSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
