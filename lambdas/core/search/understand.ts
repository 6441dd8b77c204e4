import { type Reader, type ReadIdea, readIdeas } from './ideas.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { type PriceReading, readPrices } from './prices.ts';
import { readSpans, type Span, wordsOf } from './spans.ts';
import type { Link } from './stop-words.ts';
import type { Idea, IdeaRole, Understanding } from './understanding.ts';
import { type Vocabulary, weigh } from './vocabulary.ts';
import type { Word } from './words.ts';

export interface UnderstandingContext {
  readonly profile: Vocabulary;
  /** Currency meant by a bare amount. */
  readonly currency: string;
}

/** Nobody asks for a thing in more; what goes on longer is a recording that was not stopped. */
const MAX_QUERY = 300;
const MAX_IDEAS = 24;

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

/** Where in the question the reading stands: what the words after "для" and "не" are meant for. */
interface Position {
  readonly link: Link | undefined;
  readonly hasHead: boolean;
  readonly wantsAccessory: boolean;
  readonly isFirst: boolean;
  readonly next: Span | undefined;
}

const isThing = (role: IdeaRole): boolean => role === 'thing' || role === 'accessory';
const LARGEST_QUANTITY = 9;

/** The role an idea plays in this question, which its place may change. */
const roleAt = (idea: Idea, { link, hasHead, wantsAccessory, isFirst, next }: Position): IdeaRole => {
  const isNamed = isThing(idea.role) || idea.role === 'brand' || idea.role === 'word';
  if (hasHead && isNamed && link === 'with') return 'purpose';
  if (hasHead && isNamed && link === 'for' && !wantsAccessory) return 'purpose';
  const countsThings = next?.kind === 'concept' && isThing(next.concepts[0]?.role ?? 'attribute');
  const isSmall = idea.role === 'number' && Number(idea.said) <= LARGEST_QUANTITY;
  return isFirst && isSmall && countsThings ? 'quantity' : idea.role;
};

interface Reading {
  readonly kept: ReadIdea[];
  readonly excluded: string[];
}

const EXCLUDES = new Set<Link>(['not', 'without']);

const readAll = (spans: readonly Span[], reader: Reader): Reading => {
  const kept: ReadIdea[] = [];
  const excluded: string[] = [];
  let link: Link | undefined;
  let at = 0;
  while (at < spans.length && kept.length < MAX_IDEAS) {
    const span = spans[at];
    if (span?.kind === 'link') link = span.link;
    const { read, length } = readIdeas(spans, at, reader);
    for (const { idea, text } of read) {
      const isExcluded = link !== undefined && EXCLUDES.has(link) && idea.role !== 'word' && !idea.unknown;
      const position = {
        link,
        hasHead: kept.some((other) => isThing(other.idea.role) || other.idea.role === 'brand'),
        wantsAccessory: kept.some((other) => other.idea.role === 'accessory'),
        isFirst: kept.length === 0,
        next: spans[at + 1],
      };
      const role = roleAt(idea, position);
      const weight = role === idea.role ? idea.weight : weigh(0, role, reader.vocabulary);
      if (isExcluded) excluded.push(...idea.alternatives.map(({ term }) => term));
      else kept.push({ idea: { ...idea, role, weight }, text });
    }
    if (read.length > 0 && (link === undefined || EXCLUDES.has(link))) link = undefined;
    at += length;
  }
  return { kept, excluded };
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
  const { kept, excluded } = readAll(readSpans(priced.rest), reader);
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
