import type { Locale } from '../../contract/shop/locale.ts';
import { capitalised, nameInSentence } from './property-names.ts';

/** What a cell says where the shop does not say. */
export const NOT_SAID = '—';

/** A property in a sentence with a value for each product, or one that all share. */
interface SpokenRow {
  readonly name: string;
  readonly values: readonly string[];
}

const rows = (all: readonly SpokenRow[], and: string): string =>
  all
    .map(
      ({ name, values }) => `${nameInSentence(name)} (${values.join(values.length > 2 ? ', ' : ` ${and} `)})`,
    )
    .join(', ');

/** A sentence begins with a capital letter, but for a name such as iPhone. */
export const comparisonSentence = (parts: readonly string[]): string => {
  const text = parts.join('; ');
  return /^\p{Ll}\p{Lu}/u.test(text) ? `${text}.` : `${capitalised(text)}.`;
};

const ru = {
  cheaper: (title: string, than: string, by: string) => `${title} дешевле, чем ${than}, на ${by}`,
  cheapest: (title: string, dearest: string, by: string) =>
    `дешевле всех ${title}: на ${by} дешевле, чем ${dearest}`,
  samePrice: (price: string) => `цена одинаковая: ${price}`,
  differ: (differing: readonly SpokenRow[]) => `отличаются: ${rows(differing, 'и')}`,
  alike: (shared: readonly SpokenRow[]) => `одинаковые: ${rows(shared, 'и')}`,
  nothingElse: () => 'других различий магазин не указывает',
  sameTwice: (title: string) => `Это один и тот же товар: ${title}. Назовите, с чем его сравнить.`,
  availability: {
    'in-stock': 'в наличии',
    'out-of-stock': 'нет в наличии',
    preorder: 'по предзаказу',
    backorder: 'под заказ',
    unknown: NOT_SAID,
  },
};

const en: typeof ru = {
  cheaper: (title, than, by) => `${title} is ${by} cheaper than ${than}`,
  cheapest: (title, dearest, by) => `the cheapest is ${title}, ${by} less than ${dearest}`,
  samePrice: (price) => `they cost the same, ${price}`,
  differ: (differing) => `they differ in ${rows(differing, 'and')}`,
  alike: (shared) => `they share ${rows(shared, 'and')}`,
  nothingElse: () => 'the shop names no other difference',
  sameTwice: (title) => `That is one and the same product: ${title}. Please name what to compare it with.`,
  availability: {
    'in-stock': 'in stock',
    'out-of-stock': 'out of stock',
    preorder: 'pre-order',
    backorder: 'on order',
    unknown: NOT_SAID,
  },
};

export const comparisonSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
