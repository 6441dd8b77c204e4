import { countTerm, ordinalTerm } from '../../catalog/terms/terms.ts';
import { createIdea, saidIn, spelling } from './create-idea.ts';
import type { Span } from './spans.ts';
import type { Idea } from './understanding.ts';
import { attributeIn, attributeOf, isKnown, type Reader } from './vocabulary.ts';

/** More spellings than these would slow every engine down. */
const MAX_SPELLINGS = 40;

interface Amount {
  readonly term: string;
  readonly amount: number;
}

/** Every amount of the catalogue that is counted in a unit, the largest first. */
const amountsIn = (unit: string, { vocabulary }: Reader): readonly Amount[] => {
  const counted = new RegExp(`^[\\d.]+${unit}$`, 'u');
  return Object.keys(vocabulary.vocabulary)
    .filter((term) => counted.test(term))
    .map((term) => ({ term, amount: Number.parseFloat(term) }))
    .sort((a, b) => b.amount - a.amount);
};

/** "Больше 50 дюймов" is any amount of the catalogue within the bounds. */
const readBounded = (
  span: Extract<Span, { kind: 'measure' }>,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  reader: Reader,
): Idea => {
  const { unit, term } = span.measure;
  const within = amountsIn(unit, reader).filter(({ amount }) => amount >= min && amount <= max);
  const nearest = max < Infinity ? within.slice(0, MAX_SPELLINGS) : within.slice(-MAX_SPELLINGS);
  const terms = nearest.length > 0 ? nearest.map((each) => each.term) : [term];
  const attribute = attributeIn(unit, reader.vocabulary);
  const spellings = terms.map((each) => spelling(each));
  return createIdea({ role: 'measure', spellings, concepts: [], said: saidIn(span), attribute }, reader);
};

/** How much less each smaller amount is worth when the largest is wanted. */
const STEP_DOWN = 0.06;
const LEAST_WORTH = 0.6;

/** "С самой большой памятью" is any amount of memory, the larger the better. */
export const readMost = (span: Extract<Span, { kind: 'most' }>, reader: Reader): Idea => {
  const amounts = amountsIn(span.unit, reader)
    .slice(0, MAX_SPELLINGS)
    .map(({ term }, place) => spelling(term, Math.max(1 - place * STEP_DOWN, LEAST_WORTH)));
  const spellings = amounts.length > 0 ? amounts : [spelling(span.unit)];
  return createIdea({ role: 'measure', spellings, concepts: [], said: saidIn(span), most: true }, reader);
};

/** Units of time and of shares: without the unit the number says nothing. */
const BOUND_TO_UNIT = new Set(['years', 'months', 'percent']);

/** A unit makes an amount surer, yet feeds often leave it out: the bare number counts nearly as much. */
const BARE_NUMBER = 0.9;
/** "18" may be the eighteenth of something, or eighteen of it. */
const PLAIN_ORDINAL = 0.85;

export const measureIdea = (span: Extract<Span, { kind: 'measure' }>, reader: Reader): Idea => {
  const { term, bare, unit, bounds } = span.measure;
  if (bounds) return readBounded(span, bounds, reader);
  const isSurer = isKnown(term, reader.vocabulary) || BOUND_TO_UNIT.has(unit);
  const spellings = [
    spelling(term),
    spelling(bare, isSurer ? BARE_NUMBER / 2 : BARE_NUMBER),
    spelling(countTerm(bare), BARE_NUMBER / 2),
  ];
  const attribute = attributeOf(term, reader.vocabulary) ?? attributeIn(unit, reader.vocabulary);
  return createIdea({ role: 'measure', spellings, concepts: [], said: saidIn(span), attribute }, reader);
};

/** A number that nothing is said to count. */
export const numberIdea = (span: Extract<Span, { kind: 'number' }>, reader: Reader): Idea => {
  const { term, attribute, ordinal } = span;
  const spellings = ordinal
    ? [spelling(ordinalTerm(term)), spelling(term, PLAIN_ORDINAL)]
    : [spelling(term), spelling(countTerm(term), BARE_NUMBER)];
  return createIdea({ role: 'number', spellings, concepts: [], said: term, attribute }, reader);
};
