import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { PROPERTIES, type PropertyName } from '../../language/properties.ts';
import type { Word } from '../../language/words.ts';
import type { Span } from '../../search/understand/spans.ts';
import { readSpans } from '../../search/understand/spans.ts';
import { conceptsOf, conceptTerm, countTerm, literalTerms, spansOf, termsOf } from '../terms/terms.ts';

/** Something a question speaks of beside the properties it names: a value, a feature, another thing. */
export interface AskedTerm {
  /** Any of these in a text shows it. */
  readonly meanings: readonly string[];
  /** All of these do, too. */
  readonly words: readonly string[];
  /** The property that it is a value of. */
  readonly property?: PropertyName;
}

/** What a question wants to know of a product. */
export interface FactQuestion {
  /** The properties named; any of a group will do. */
  readonly groups: readonly (readonly PropertyName[])[];
  readonly terms: readonly AskedTerm[];
}

const SHORTEST_WORD = 3;

const isKnown = (name: string | undefined): name is PropertyName =>
  PROPERTIES.some((property) => property === name);

const askedIn = (span: Span, language: Language): readonly AskedTerm[] => {
  const words = literalTerms(span, language);
  if (span.kind === 'concept') {
    const property = span.concepts.map(({ attribute }) => attribute).find(isKnown);
    return [{ meanings: termsOf(span), words, ...(property ? { property } : {}) }];
  }
  if (span.kind === 'measure') return [{ meanings: [span.measure.term], words: [] }];
  if (span.kind === 'number') {
    const property = isKnown(span.attribute) ? { property: span.attribute } : {};
    return [{ meanings: [span.term, countTerm(span.term)], words: [], ...property }];
  }
  if (span.kind !== 'word' || span.term.length < SHORTEST_WORD) return [];
  return [{ meanings: [span.term], words: [] }];
};

/** Whether a phrase of the lexicon only begins or ends like the name of a property. */
const isMoreThanProperty = (span: Span, language: Language): boolean =>
  span.kind === 'concept' && span.words.length > 1 && language.propertiesIn(span.words).rest.length > 0;

/** Reads a question about one product. */
export const readFactQuestion = (question: string, language: Language): FactQuestion => {
  const words = wordsOf(question, language);
  const spans = readSpans(words, language);
  // "Noise cancelling" asks for no noise level.
  const features = new Set(
    spans.filter((span) => isMoreThanProperty(span, language)).flatMap((span) => span.words),
  );
  const { groups, rest } = language.propertiesIn(words.filter((word) => !features.has(word)));
  const unused = new Set<Word>(rest);
  // The lexicon's phrases stay though a property's name has a part in them: "water resistant" is also a feature.
  const isContent = (span: Span): boolean =>
    span.kind === 'concept' || span.words.some((word) => unused.has(word));
  return { groups, terms: spans.filter(isContent).flatMap((span) => askedIn(span, language)) };
};

/** Everything that a text of the merchant's says: its words, what they mean, and what that is a kind of. */
export const termsIn = (text: string, language: Language): ReadonlySet<string> => {
  const spans = spansOf(text, language);
  const broader = conceptsOf(spans).flatMap(({ id }) => language.ancestors(id));
  return new Set([
    ...spans.flatMap((span) => [...termsOf(span), ...literalTerms(span, language)]),
    ...broader.map(conceptTerm),
  ]);
};

export const shows = (said: ReadonlySet<string>, { meanings, words }: AskedTerm): boolean =>
  meanings.some((term) => said.has(term)) || (words.length > 0 && words.every((term) => said.has(term)));
