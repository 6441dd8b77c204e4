import { LRUCache } from 'lru-cache';
import type { Concept } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { readSpans, type Span } from '../../search/understand/spans.ts';

/** Titles, categories and values; longer texts are descriptions, which rarely come twice. */
const MAX_REMEMBERED_LENGTH = 120;
const MAX_REMEMBERED = 5_000;
const rememberedSpans = new WeakMap<Language, LRUCache<string, readonly Span[]>>();

const rememberedIn = (language: Language): LRUCache<string, readonly Span[]> => {
  const known = rememberedSpans.get(language);
  if (known) return known;
  const remembered = new LRUCache<string, readonly Span[]>({
    max: MAX_REMEMBERED,
    memoMethod: (text) => readSpans(wordsOf(text, language), language),
  });
  rememberedSpans.set(language, remembered);
  return remembered;
};

/**
 * What a text of the merchant's says, in the terms that questions are read into. A catalogue says the same
 * few thousand things over and over, so what was read is remembered, up to a limit.
 */
export const spansOf = (text: string, language: Language): readonly Span[] =>
  text.length > MAX_REMEMBERED_LENGTH
    ? readSpans(wordsOf(text, language), language)
    : rememberedIn(language).memo(text);

/** The term of a concept, which no word can be. */
export const conceptTerm = (id: string): string => `#${id}`;

/** What a document has that says it lacks what a term names. */
export const deniedTerm = (term: string): string => `-${term}`;

const INCH = /in$/u;

/** A number that a unit belongs to: shoppers leave units out, yet "18 inch" is not the 18th. */
export const countTerm = (digits: string): string => `~${digits}`;
/** A number that says which one in a row. */
export const ordinalTerm = (digits: string): string => `${digits}th`;

const measureTerms = ({ measure }: Extract<Span, { kind: 'measure' }>): readonly string[] => {
  // Shoppers call a 15.6-inch laptop a 15-inch one.
  const whole =
    INCH.test(measure.term) && measure.bare.includes('.') ? Math.trunc(Number(measure.bare)) : undefined;
  return [measure.term, countTerm(measure.bare), ...(whole === undefined ? [] : [`${whole}in`])];
};

/** What a span means: its concepts, its amount, or its own word. */
export const termsOf = (span: Span): readonly string[] => {
  if (span.kind === 'concept') return span.concepts.map(({ id }) => conceptTerm(id));
  if (span.kind === 'measure') return measureTerms(span);
  if (span.kind === 'number') return span.ordinal ? [span.term, ordinalTerm(span.term)] : [span.term];
  return span.kind === 'word' ? [span.term] : [];
};

/** The words that a span is written in; a phrase that means one thing is found by each of its words, too. */
export const literalTerms = (span: Span, { is, linkOf, stem }: Language): readonly string[] => {
  if (span.kind !== 'concept' && span.kind !== 'asking') return termsOf(span);
  return span.words.flatMap(({ kind, text }) => {
    if (kind === 'sign' || is('filler', text) || linkOf(text) !== undefined) return [];
    return [kind === 'number' ? text : stem(text)];
  });
};

const isConcept = (span: Span): span is Extract<Span, { kind: 'concept' }> => span.kind === 'concept';

/** The concepts that spans name. */
export const conceptsOf = (spans: readonly Span[]): readonly Concept[] =>
  spans.filter(isConcept).flatMap(({ concepts }) => concepts);

/** Broader ideas of the concepts, of the given roles. */
export const broaderConcepts = (
  concepts: readonly Concept[],
  roles: readonly Concept['role'][],
  language: Language,
): readonly Concept[] =>
  concepts
    .flatMap(({ id }) => language.ancestors(id))
    .flatMap((id) => language.concepts.get(id) ?? [])
    .filter(({ role }) => roles.includes(role));

/** Where a title stops to say what a thing is and says what it is for; behind its end where it never does. */
export const targetStart = (spans: readonly Span[]): number => {
  const at = spans.findIndex((span, place) => place > 0 && span.kind === 'link' && span.link === 'for');
  return at < 0 ? Infinity : at;
};

const isWithout = (span: Span | undefined): boolean => span?.kind === 'link' && span.link === 'without';
const isFree = (span: Span | undefined, { is }: Language): boolean =>
  span?.kind === 'word' && is('free', span.term);

/** Whether a text says that a thing lacks what a span names: "without sugar", "без косточек", "sugar free". */
export const isDeniedAt = (spans: readonly Span[], at: number, language: Language): boolean =>
  isWithout(spans[at - 1]) || isFree(spans[at + 1], language);
