import type { Concept } from '../search/lexicon.ts';
import { shippedLexicon } from '../search/lexicon-files.ts';
import type { Span } from '../search/spans.ts';
import { conceptsOf } from './terms.ts';

const isAmbiguous = (span: Span): boolean => span.kind === 'concept' && span.concepts.length > 1;

/** Everything that the unambiguous part of a text speaks of, broader ideas included. */
const evidenceOf = (spans: readonly Span[]): ReadonlySet<string> => {
  const lexicon = shippedLexicon();
  const certain = conceptsOf(spans.filter((span) => !isAmbiguous(span)));
  return new Set(certain.flatMap(({ id }) => [id, ...lexicon.ancestors(id)]));
};

/** Whole departments are no evidence: a curling iron and a console are both electronics. */
const MOST_NARROWER = 30;

/**
 * Keeps of words with two meanings the one that the rest of a title and its category speak of: a "плойка"
 * beside "curling iron" is no PlayStation. Where nothing tells, both stay.
 */
export const disambiguate = (spans: readonly Span[], context: readonly Span[]): readonly Span[] => {
  if (!spans.some(isAmbiguous)) return spans;
  const evidence = evidenceOf([...spans, ...context]);
  const lexicon = shippedLexicon();
  const isSpokenOf = ({ id }: Concept): boolean => evidence.has(id);
  const isNear = ({ id }: Concept): boolean =>
    lexicon
      .ancestors(id)
      .some((broader) => evidence.has(broader) && lexicon.narrower(broader) <= MOST_NARROWER);
  return spans.map((span) => {
    if (span.kind !== 'concept' || span.concepts.length < 2) return span;
    const spokenOf = span.concepts.filter(isSpokenOf);
    const meant = spokenOf.length > 0 ? spokenOf : span.concepts.filter(isNear);
    return meant.length > 0 ? { ...span, concepts: meant } : span;
  });
};
