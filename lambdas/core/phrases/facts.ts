import type { Locale } from '../../contract/shop/locale.ts';

/** One property with what the shop says of it. */
export interface SpokenFact {
  readonly name: string;
  /** What there is. */
  readonly values: readonly string[];
  /** Values of which every variant is sold out. */
  readonly soldOut: readonly string[];
}

const ru = {
  yes: 'да',
  no: 'нет',
  fact: ({ name, values, soldOut }: SpokenFact) =>
    [
      ...(values.length > 0 ? [`${name}: ${values.join(', ')}`] : []),
      ...(soldOut.length > 0
        ? [`${values.length > 0 ? '' : `${name}: `}нет в наличии: ${soldOut.join(', ')}`]
        : []),
    ].join('; '),
  comesIn: (values: readonly string[]) => `Да, есть: ${values.join(', ')}`,
  soldOutIn: (values: readonly string[]) =>
    `Есть в ассортименте, но сейчас нет в наличии: ${values.join(', ')}`,
  noSuch: () => 'Такого варианта нет',
  offeredIn: (values: readonly string[]) =>
    `В ассортименте есть: ${values.join(', ')}; наличие уточните в магазине`,
  askAvailability: (title: string) => `${title}: наличие уточните в магазине`,
  inStock: (title: string) => `${title}: есть в наличии`,
  soldOut: (title: string) => `${title}: сейчас нет в наличии`,
  preorder: (title: string) => `${title}: пока только по предзаказу`,
  backorder: (title: string) => `${title}: только под заказ, сейчас нет в наличии`,
  titled: (title: string) => `В названии: «${title}»`,
  described: (text: string) => `В описании: «${text}»`,
  notSaidOf: (names: readonly string[]) => `${names.join(', ')}: магазин этого не указывает`,
  notSaid: () => 'Магазин об этом не пишет',
};

const en: typeof ru = {
  yes: 'yes',
  no: 'no',
  fact: ({ name, values, soldOut }) =>
    [
      ...(values.length > 0 ? [`${name}: ${values.join(', ')}`] : []),
      ...(soldOut.length > 0
        ? [`${values.length > 0 ? '' : `${name}: `}sold out: ${soldOut.join(', ')}`]
        : []),
    ].join('; '),
  comesIn: (values) => `Yes, there is: ${values.join(', ')}`,
  soldOutIn: (values) => `It comes in this, but is sold out right now: ${values.join(', ')}`,
  noSuch: () => 'There is no such version',
  offeredIn: (values) => `It comes in this; please ask the shop whether it is in stock: ${values.join(', ')}`,
  askAvailability: (title) => `${title}: please ask the shop whether it is in stock`,
  inStock: (title) => `${title}: in stock`,
  soldOut: (title) => `${title}: out of stock right now`,
  preorder: (title) => `${title}: only for pre-order so far`,
  backorder: (title) => `${title}: can be ordered, not in stock right now`,
  titled: (title) => `The title says “${title}”`,
  described: (text) => `The description says “${text}”`,
  notSaidOf: (names) => `${names.join(', ')}: the shop does not say`,
  notSaid: () => 'The shop does not say that',
};

/** What is said of one product's record. */
export const factSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
