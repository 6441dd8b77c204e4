import { isInStock } from '../../../contract/catalog/availability.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { PROPERTIES, type PropertyName } from '../../language/properties.ts';
import { isCyrillic } from '../../language/words.ts';
import { factSentences, type SpokenFact } from '../../phrases/facts.ts';
import { capitalised, propertyNames } from '../../phrases/property-names.ts';
import { type Speech, spokenValue } from '../../search/say/spoken-value.ts';
import { spansOf, termsOf } from '../terms/terms.ts';

/** One property of a product with its values over the variants that were given. */
export interface Fact {
  /** As the merchant writes it. */
  readonly name: string;
  /** Equal for the same property of products whose records call it differently. */
  readonly key: string;
  /** The properties that the name names. */
  readonly properties: readonly PropertyName[];
  /** True when it tells variants apart. */
  readonly isOption: boolean;
  /** The merchant's values, each once. */
  readonly values: readonly string[];
  /** Those of them of which nothing is in stock. */
  readonly soldOut: readonly string[];
}

/** "Screen size" and "Диагональ экрана" are one property; "material of the lock" is one of its own. */
const keyOf = (name: string, language: Language): Pick<Fact, 'key' | 'properties'> => {
  const exact = PROPERTIES.find((property) => property === name);
  if (exact) return { properties: [exact], key: exact };
  const { groups, rest } = language.propertiesIn(wordsOf(name, language));
  const properties = [...new Set(groups.flat())];
  const [only, ...more] = groups;
  const isWhole = more.length === 0 && rest.length === 0;
  return { properties, key: (isWhole ? only?.[0] : undefined) ?? name.trim().toLowerCase() };
};

const valuesOf = (documents: readonly SearchDocument[], name: string): readonly string[] => [
  ...new Set(documents.flatMap(({ attributes }) => attributes[name] ?? [])),
];

/** What the records of a product's variants say, options first. */
export const factsOf = (documents: readonly SearchDocument[], language: Language): readonly Fact[] => {
  const [first] = documents;
  if (!first) return [];
  const options = new Set(documents.flatMap(({ optionNames }) => optionNames));
  const names = new Set([...options, ...documents.flatMap(({ attributes }) => Object.keys(attributes))]);
  const keys = new Set<string>();
  const facts = [...names].map((name): Fact => {
    const { key, properties } = keyOf(name, language);
    // "Screen" beside "display" leaves the key to the one that is called so.
    const isTaken = keys.has(key) || (name !== key && names.has(key));
    const ownKey = isTaken ? name : key;
    keys.add(ownKey);
    const values = valuesOf(documents, name);
    const isOption = options.has(name);
    const inStock = isOption ? valuesOf(documents.filter(isInStock), name) : values;
    return {
      name,
      key: ownKey,
      properties,
      isOption,
      values,
      soldOut: values.filter((value) => !inStock.includes(value)),
    };
  });
  const isNamed = keys.has('brand');
  if (first.brand === undefined || isNamed) return facts;
  const brand: Fact = {
    name: 'brand',
    key: 'brand',
    properties: ['brand'],
    isOption: false,
    values: [first.brand],
    soldOut: [],
  };
  return [...facts, brand];
};

/** What a value means, so that "Black" and "чёрный" are one. */
export const meaningOf = (value: string, language: Language): string =>
  spansOf(value, language).flatMap(termsOf).join(' ') || value.trim().toLowerCase();

/** A property's name in the conversation's language where we know the word, else as the merchant writes it. */
export const spokenName = (
  { name, properties }: Pick<Fact, 'name' | 'properties'>,
  locale: Locale,
): string => {
  const [property] = properties;
  const isOwnWord = name !== property && isCyrillic(name) === (locale === 'ru');
  if (property !== undefined && !isOwnWord) return propertyNames[property][locale];
  return capitalised(name.replaceAll('_', ' '));
};

/** A value in the conversation's language where we know the word. */
export const spokenFactValue = (value: string, speech: Speech): string => {
  const { is } = speech.language;
  const answer = value.trim().toLowerCase();
  if (is('yes', answer)) return factSentences[speech.locale].yes;
  return is('no', answer) ? factSentences[speech.locale].no : spokenValue(value, speech);
};

export const spokenFact = (fact: Fact, speech: Speech): SpokenFact => {
  const spoken = (values: readonly string[]) => values.map((value) => spokenFactValue(value, speech));
  return {
    name: spokenName(fact, speech.locale),
    values: spoken(fact.values.filter((value) => !fact.soldOut.includes(value))),
    soldOut: spoken(fact.soldOut),
  };
};

export interface Amount {
  readonly value: number;
  /** What it is counted in; empty for a bare number. */
  readonly unit: string;
}

/** The first amount of a merchant's value: 6.1 inches of "6.1 inch OLED", 4.8 of "4,8 из 5". */
export const amountIn = (value: string, language: Language): Amount | undefined => {
  const span = spansOf(value, language).find(({ kind }) => kind === 'measure' || kind === 'number');
  if (span?.kind === 'measure')
    return { value: Number.parseFloat(span.measure.term), unit: span.measure.unit };
  return span?.kind === 'number' ? { value: Number(span.term), unit: '' } : undefined;
};
