import type { Reader, ReadIdea } from './ideas.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { type PriceReading, readPrices } from './prices.ts';
import { readQuestion } from './read-question.ts';
import { readSpans, wordsOf } from './spans.ts';
import type { Understanding } from './understanding.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './words.ts';

export interface UnderstandingContext {
  readonly profile: Vocabulary;
  /** Currency meant by a bare amount. */
  readonly currency: string;
}

/** Nobody asks for a thing in more; what goes on longer is a recording that was not stopped. */
const MAX_QUERY = 300;

const AVAILABILITY: readonly (readonly string[])[] = [
  ['в', 'наличии'],
  ['на', 'складе'],
  ['in', 'stock'],
  ['available'],
  ['available', 'now'],
];

const takeAvailability = (
  words: readonly Word[],
): { readonly rest: readonly Word[]; readonly onlyInStock: boolean } => {
  const at = words.findIndex((_, index) =>
    AVAILABILITY.some((phrase) => phrase.every((text, offset) => words[index + offset]?.text === text)),
  );
  if (at < 0) return { rest: words, onlyInStock: false };
  const length = words[at]?.text === 'available' ? 1 : 2;
  return { rest: words.toSpliced(at, length), onlyInStock: true };
};

const once = (ideas: readonly ReadIdea[]): readonly ReadIdea[] => {
  const seen = new Set<string>();
  return ideas.filter(({ idea }) => {
    const key = idea.alternatives.map(({ term }) => term).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const filtersOf = ({ price, order }: PriceReading): Pick<Understanding, 'price' | 'order'> => ({
  ...(price ? { price } : {}),
  ...(order ? { order } : {}),
});

/** Reads a shopper's question, spoken or typed, in Russian, English or both. Takes any string. */
export const understand = (query: string, context: UnderstandingContext): Understanding => {
  const heard = takeAvailability(wordsOf([...query.slice(0, 2 * MAX_QUERY)].slice(0, MAX_QUERY).join('')));
  const priced = readPrices(heard.rest, context.currency);
  const reader: Reader = { vocabulary: context.profile, lexicon: shippedLexicon() };
  const { kept, excluded } = readQuestion(readSpans(priced.rest), reader);
  const ideas = once(kept);
  const groups = ideas.map(({ idea }) => idea);
  return {
    groups,
    excluded,
    ...filtersOf(priced),
    onlyInStock: heard.onlyInStock,
    wantsAccessory: groups.some(({ role }) => role === 'accessory'),
    leftover: groups.filter(({ unknown, role }) => unknown && role === 'word').map(({ said }) => said),
    text: ideas.map(({ text }) => text).join(' '),
  };
};
