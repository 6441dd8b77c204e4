import type { Attributes } from '../../../lambdas/contract/catalog/attributes.ts';
import type { Money } from '../../../lambdas/contract/catalog/money.ts';
import type { Product, Variant } from '../../../lambdas/contract/catalog/product.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { categoryName } from '../categories.ts';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

type Words = Readonly<Record<string, string>>;
/** What the catalogue's files write in the other language: titles by the product's id, values and names of attributes by themselves. */
const names: Readonly<
  Record<Locale, { readonly titles: Words; readonly values: Words; readonly attributes: Words }>
> = { ru, en };

/** The rate at which the Russian shop prices and its texts speak. */
const ROUBLES_PER_DOLLAR = 100;

const inRoubles = ({ minor }: Money): Money => ({ minor: minor * ROUBLES_PER_DOLLAR, currency: 'RUB' });

const RUSSIAN_UNITS = [
  [/(?<=\d) ?GB/gu, ' ГБ'],
  [/(?<=\d) ?TB/gu, ' ТБ'],
  [/(?<=\d) ?mAh/gu, ' мАч'],
  [/(?<=\d) ?Ah/gu, ' А·ч'],
  [/(?<=\d) ?W\b/gu, ' Вт'],
  [/(?<=\d) ?(?:inch|")/gu, ' дюйма'],
  [/(?<=\d) ?mm/gu, ' мм'],
  [/(?<=\d) ?ml/gu, ' мл'],
  [/(?<=\d) ?m\b/gu, ' м'],
  [/(?<=\d) ?L\b/gu, ' л'],
  [/(?<=\d)\.(?=\d)/gu, ','],
] as const;

const valueIn = (value: string, locale: Locale): string =>
  names[locale].values[value] ??
  (locale === 'ru' ? RUSSIAN_UNITS.reduce((text, [unit, word]) => text.replace(unit, word), value) : value);

const isIn = (text: string, locale: Locale): boolean =>
  /\p{Script=Cyrillic}/u.test(text) === (locale === 'ru');

const valuesIn = (attributes: Attributes, locale: Locale): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, valueIn(value, locale)]));

const variantIn = (variant: Variant, locale: Locale): Variant => {
  const { options, price, compareAt } = variant;
  const roubles = locale === 'ru' && price && { price: inRoubles(price) };
  const before = locale === 'ru' && compareAt && { compareAt: inRoubles(compareAt) };
  return { ...variant, options: valuesIn(options, locale), ...roubles, ...before };
};

/** A product as a shop of one language sells it; a description that only the other language has is left out. */
export const translateProduct = (product: Product, locale: Locale): Product => {
  const { titles, attributes } = names[locale];
  const { description } = product;
  return {
    ...product,
    title: titles[product.id] ?? product.title,
    description: description !== undefined && isIn(description, locale) ? description : undefined,
    attributes: Object.fromEntries(
      Object.entries(valuesIn(product.attributes, locale)).map(([name, value]) => [
        attributes[name] ?? name,
        value,
      ]),
    ),
    variants: product.variants.map((variant) => variantIn(variant, locale)),
  };
};

/** The same with its sections in the shop's language, as the shop's feed has them. */
export const withSections = (product: Product, locale: Locale): Product => ({
  ...product,
  category: product.category.map((_, at) =>
    categoryName({ path: product.category.slice(0, at + 1) }, locale),
  ),
});

/** Amounts of a text of the shop in roubles. */
export const textInRoubles = (text: string): string =>
  text.replace(
    /((?:\d+(?:, | и ))*\d+) доллар\p{L}*/gu,
    (_, amounts: string) =>
      `${amounts.replace(/\d+/gu, (amount) => (Number(amount) * ROUBLES_PER_DOLLAR).toLocaleString('ru'))} рублей`,
  );
