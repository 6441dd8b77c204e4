import type { Concept } from '../search/lexicon.ts';
import { shippedLexicon } from '../search/lexicon-files.ts';
import { readSpans, type Span, wordsOf } from '../search/spans.ts';

/** Titles, categories and values; longer texts are descriptions, which hardly ever come twice. */
const MAX_REMEMBERED_LENGTH = 120;
const MAX_REMEMBERED = 5_000;
const remembered = new Map<string, readonly Span[]>();

/**
 * What a text of the merchant's says, in the terms that questions are read into. A catalogue says the same
 * few thousand things over and over, so what was read is remembered, up to a limit.
 */
export const spansOf = (text: string): readonly Span[] => {
  const known = remembered.get(text);
  if (known) return known;
  const spans = readSpans(wordsOf(text));
  if (text.length > MAX_REMEMBERED_LENGTH) return spans;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, spans);
  return spans;
};

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
