import type { Concept } from '../search/lexicon.ts';
import { shippedLexicon } from '../search/lexicon-files.ts';
import { readSpans, type Span, wordsOf } from '../search/spans.ts';

/** What a text of the merchant's says, in the terms that questions are read into. */
export const spansOf = (text: string): readonly Span[] => readSpans(wordsOf(text));

const INCH = /in$/u;

const measureTerms = ({ measure }: Extract<Span, { kind: 'measure' }>): readonly string[] => {
  // Shoppers call a 15.6-inch laptop a 15-inch one.
  const whole =
    INCH.test(measure.term) && measure.bare.includes('.') ? Math.trunc(Number(measure.bare)) : undefined;
  return [measure.term, measure.bare, ...(whole === undefined ? [] : [`${whole}in`])];
};

/** The canonical terms of one span. */
export const termsOf = (span: Span): readonly string[] => {
  if (span.kind === 'concept') return span.concepts.map(({ id }) => id);
  if (span.kind === 'measure') return measureTerms(span);
  return span.kind === 'number' || span.kind === 'word' ? [span.term] : [];
};

/** The words a phrase is made of, for questions that name only one of them. */
export const partsOf = (span: Span): readonly string[] =>
  span.kind === 'concept' && span.words.length > 1
    ? span.words.flatMap((word) => readSpans([word]).flatMap(termsOf))
    : [];

const isConcept = (span: Span): span is Extract<Span, { kind: 'concept' }> => span.kind === 'concept';

/** The concepts that spans name. */
export const conceptsOf = (spans: readonly Span[]): readonly Concept[] =>
  spans.filter(isConcept).flatMap(({ concepts }) => concepts);

/** Broader ideas of the concepts, of the given roles. */
export const broaderTerms = (
  concepts: readonly Concept[],
  roles: readonly Concept['role'][],
): readonly string[] => {
  const lexicon = shippedLexicon();
  return concepts
    .flatMap(({ id }) => lexicon.ancestors(id))
    .filter((id) => roles.includes(lexicon.concepts.get(id)?.role ?? 'thing'));
};
