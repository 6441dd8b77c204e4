import type { CatalogProfile } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { type NamesProduct, namesThingIn } from '../../language/requests/request-sentence.ts';
import type { Word } from '../../language/words.ts';

/** What the understanding needs to know of a catalogue. */
export type Vocabulary = Pick<
  CatalogProfile,
  'vocabulary' | 'sounds' | 'brands' | 'variants' | 'attributeValues' | 'language'
>;

/** What is known of words: a catalogue's own and a language's. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
}

/** How many variants carry a term. */
export const frequencyOf = (term: string, { vocabulary }: Vocabulary): number =>
  Object.hasOwn(vocabulary, term) ? (vocabulary[term] ?? 0) : 0;

export const isKnown = (term: string, vocabulary: Vocabulary): boolean => frequencyOf(term, vocabulary) > 0;

const MEASURED_IN = ['', 'gb', 'in', 'ml', 'mm', 'g', 'w'];

/** The property one of whose values a term names in this catalogue: `pink` a color, `512` a storage. */
export const attributeOf = (term: string, { attributeValues }: Vocabulary): string | undefined => {
  const spellings = /^\d/u.test(term) ? MEASURED_IN.map((unit) => `${term}${unit}`) : [term];
  return Object.entries(attributeValues).find(([, values]) =>
    spellings.some((spelling) => Object.hasOwn(values, spelling)),
  )?.[0];
};

/** The property that is counted in a unit, for an amount that nothing in the catalogue has. */
export const attributeIn = (unit: string, { attributeValues }: Vocabulary): string | undefined => {
  const counted = new RegExp(`^[\\d.]+${unit}$`, 'u');
  return Object.entries(attributeValues).find(([, values]) =>
    Object.keys(values).some((value) => counted.test(value)),
  )?.[0];
};

/** Inverse document frequency of a term, as BM25 has it; the highest for what the catalogue lacks. */
export const rarityOf = (term: string, vocabulary: Vocabulary): number => {
  const frequency = frequencyOf(term, vocabulary);
  const { variants } = vocabulary;
  return Math.log(1 + (Math.max(variants - frequency, 0) + 0.5) / (frequency + 0.5));
};

/** Tells which words of a sentence name something sold, by the lexicon and by the catalogue's own words. */
export const namesProductIn = (
  words: readonly Word[],
  vocabulary: Vocabulary,
  language: Language,
): NamesProduct => {
  const namesThing = namesThingIn(words, language);
  return (from, to) => {
    const word = words[from];
    const isWord = to - from === 1 && word !== undefined && isKnown(language.stem(word.text), vocabulary);
    return namesThing(from, to) ?? (isWord ? 'word' : undefined);
  };
};
