import type { Variant } from '../../../contract/catalog/product.ts';
import { type Concept, isKind } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import type { Span } from '../../search/understand/spans.ts';
import type { Kind } from './kind.ts';
import { conceptsOf, conceptTerm, spansOf, termsOf } from './terms.ts';

const isAmbiguous = (span: Span): boolean => span.kind === 'concept' && span.concepts.length > 1;

/** Everything that the unambiguous part of a text speaks of, broader ideas included. */
const evidenceOf = (spans: readonly Span[], language: Language): ReadonlySet<string> => {
  const certain = conceptsOf(spans.filter((span) => !isAmbiguous(span)));
  return new Set(certain.flatMap(({ id }) => [id, ...language.ancestors(id)]));
};

/** A whole department proves nothing: a curling iron and a console are both electronics. */
export const MOST_NARROWER = 30;

/**
 * Keeps of words with two meanings the one that the rest of a title and its category speak of: a "плойка"
 * beside "curling iron" is no PlayStation. Where nothing tells, both stay.
 */
export const disambiguate = (
  spans: readonly Span[],
  context: readonly Span[],
  language: Language,
): readonly Span[] => {
  if (!spans.some(isAmbiguous)) return spans;
  const namesThing = spans.some((span) => !isAmbiguous(span) && conceptsOf([span]).some(isKind));
  const evidence = evidenceOf([...spans, ...context], language);
  const isSpokenOf = ({ id }: Concept): boolean => evidence.has(id);
  const isNear = ({ id }: Concept): boolean =>
    language
      .ancestors(id)
      .some((broader) => evidence.has(broader) && language.narrower(broader) <= MOST_NARROWER);
  return spans.map((span) => {
    if (span.kind !== 'concept' || span.concepts.length < 2) return span;
    const qualities = span.concepts.filter(({ role }) => role === 'attribute');
    // Beside another thing an olive is a colour and chocolate a taste.
    if (namesThing && qualities.length > 0) return { ...span, concepts: qualities };
    const spokenOf = span.concepts.filter(isSpokenOf);
    const meant = spokenOf.length > 0 ? spokenOf : span.concepts.filter(isNear);
    return meant.length > 0 ? { ...span, concepts: meant } : span;
  });
};

const wordsIn = (spans: readonly Span[]): string =>
  spans.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');

/**
 * Does not take a maker's name in a title for a thing where the title names another one: the "Checker A11, model car" of the
 * maker Checker is not a board game.
 */
export const withoutMaker = (
  title: readonly Span[],
  brand: readonly Span[],
  language: Language,
): readonly Span[] => {
  const maker = wordsIn(brand);
  const isMaker = (span: Span): boolean => maker !== '' && wordsIn([span]) === maker;
  const namesThing = title.some((span) => !isMaker(span) && conceptsOf([span]).some(isKind));
  if (!namesThing) return title;
  return title.flatMap((span): readonly Span[] => {
    if (span.kind !== 'concept' || !isMaker(span)) return [span];
    const concepts = span.concepts.filter((concept) => !isKind(concept));
    if (concepts.length > 0) return [{ ...span, concepts }];
    return span.words.map((word) => ({ kind: 'word', term: language.stem(word.text), words: [word] }));
  });
};

interface Named {
  readonly kind: Kind;
  readonly brand: readonly Span[];
  readonly attributes: readonly Span[];
}

/** The terms that make a product's name its own: not its maker or options, nor its kind unless it is an accessory. */
export const ownNameOf = (
  name: readonly Span[],
  options: readonly Span[],
  { kind, brand, attributes }: Named,
): readonly string[] => {
  const general = new Set([
    ...brand.flatMap(termsOf),
    ...[...options, ...attributes].flatMap(termsOf),
    ...(kind.accessory ? [] : kind.terms.map(conceptTerm)),
  ]);
  const terms = [...new Set(name.flatMap(termsOf))];
  const own = terms.filter((term) => !general.has(term));
  return own.length > 0 ? own : terms;
};

/** Terms that say how a variant's size compares to its siblings': "аэрогриль большой" is the 7.6-litre one. */
export type RelativeSizes = (variant: Variant) => readonly string[];

/** Ids of the lexicon's concepts. */
const BIGGEST = 'big';
const SMALLEST = 'small';
/** Memory is not what makes a phone big. */
const SIZES = /^([\d.]+)(mm|in|ml|g|pcs)$/u;

const amountOf = (
  value: string,
  language: Language,
): { readonly unit: string; readonly amount: number } | undefined => {
  const [span, ...more] = spansOf(value, language);
  if (span?.kind !== 'measure' || more.length > 0) return undefined;
  const [, amount, unit] = SIZES.exec(span.measure.term) ?? [];
  return unit === undefined ? undefined : { unit, amount: Number(amount) };
};

const amountsOf = (variants: readonly Variant[], option: string, language: Language): readonly number[] => {
  const amounts = variants.map(({ options }) => amountOf(options[option] ?? '', language));
  const unit = amounts[0]?.unit;
  if (unit === undefined || !amounts.every((each) => each?.unit === unit)) return [];
  return amounts.map((each) => each?.amount ?? 0);
};

/** Compares variants by the first option in which all of them are measured in one unit and differ. */
export const relativeSizes = (variants: readonly Variant[], language: Language): RelativeSizes => {
  const options = Object.keys(variants[0]?.options ?? {});
  const amounts = options
    .map((option) => amountsOf(variants, option, language))
    .find((values) => new Set(values).size > 1);
  if (!amounts) return () => [];
  const largest = Math.max(...amounts);
  const smallest = Math.min(...amounts);
  return (variant) => {
    const amount = amounts[variants.indexOf(variant)];
    if (amount === largest) return [BIGGEST];
    return amount === smallest ? [SMALLEST] : [];
  };
};
