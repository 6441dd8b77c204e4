import type { Locale } from '../../contract/shop/locale.ts';

/** One property with what the shop says of it. */
export interface SpokenFact {
  readonly name: string;
  /** What there is. */
  readonly values: readonly string[];
  /** Values of which every variant is sold out. */
  readonly soldOut: readonly string[];
}

const told = ({ name, values, soldOut }: SpokenFact, noneLeft: string): string => {
  const there = values.length > 0 ? [values.join(', ')] : [];
  const gone = soldOut.length > 0 ? [`${noneLeft}: ${soldOut.join(', ')}`] : [];
  const said = [...there, ...gone].join('; ');
  return said === '' ? '' : `${name}: ${said}`;
};

const ru = {
  yes: 'да',
  no: 'нет',
  fact: (fact: SpokenFact) => told(fact, 'нет в наличии'),
  comesIn: (values: readonly string[]) => `Да, есть: ${values.join(', ')}`,
  soldOutIn: (values: readonly string[]) =>
    `Есть в ассортименте, но сейчас нет в наличии: ${values.join(', ')}`,
  noSuch: () => 'Такого варианта нет',
  offeredIn: (values: readonly string[]) =>
    `В ассортименте есть: ${values.join(', ')}; наличие уточните в магазине`,
  /** Behind the title. */
  availability: {
    'in-stock': 'есть в наличии',
    'out-of-stock': 'сейчас нет в наличии',
    preorder: 'пока только по предзаказу',
    backorder: 'только под заказ, сейчас нет в наличии',
    unknown: 'наличие уточните в магазине',
  },
  titled: (title: string) => `В названии: «${title}»`,
  described: (text: string) => `В описании: «${text}»`,
  notSaidOf: (names: readonly string[]) => `${names.join(', ')}: магазин этого не указывает`,
  notSaid: () => 'Магазин об этом не пишет',
};

const en: typeof ru = {
  yes: 'yes',
  no: 'no',
  fact: (fact) => told(fact, 'sold out'),
  comesIn: (values) => `Yes, there is: ${values.join(', ')}`,
  soldOutIn: (values) => `It comes in this, but is sold out right now: ${values.join(', ')}`,
  noSuch: () => 'There is no such version',
  offeredIn: (values) => `It comes in this; please ask the shop whether it is in stock: ${values.join(', ')}`,
  availability: {
    'in-stock': 'in stock',
    'out-of-stock': 'out of stock right now',
    preorder: 'only for pre-order so far',
    backorder: 'can be ordered, not in stock right now',
    unknown: 'please ask the shop whether it is in stock',
  },
  titled: (title) => `The title says “${title}”`,
  described: (text) => `The description says “${text}”`,
  notSaidOf: (names) => `${names.join(', ')}: the shop does not say`,
  notSaid: () => 'The shop does not say that',
};

/** What is said of one product's record. */
export const factSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
