import type { Span } from './spans.ts';
import { type Idea, type Spelling, termsOfIdea } from './understanding.ts';
import { attributeOf, isKnown, type Reader, type Vocabulary } from './vocabulary.ts';

/** What was read of an idea. Without a `text` an embedder reads what was said. */
type Draft = Omit<Idea, 'attribute' | 'text' | 'unknown'> & {
  readonly attribute?: string | undefined;
  readonly text?: string;
};

/** A span as it was said. */
export const saidIn = (span: Span): string => span.words.map(({ text }) => text).join(' ');

const attributeNamed = (draft: Draft, vocabulary: Vocabulary): string | undefined =>
  draft.role === 'number' || draft.role === 'measure' || draft.role === 'word'
    ? termsOfIdea(draft)
        .map((term) => attributeOf(term, vocabulary))
        .find((name) => name !== undefined)
    : undefined;

const isThere = ({ spellings, concepts }: Draft, vocabulary: Vocabulary): boolean =>
  concepts.some(({ term }) => isKnown(term, vocabulary)) ||
  spellings.some(({ stems }) => stems.every((stem) => isKnown(stem, vocabulary)));

/** Completes an idea by what the catalogue has of it. */
export const createIdea = (draft: Draft, { vocabulary }: Reader): Idea => {
  const { attribute = attributeNamed(draft, vocabulary), ...rest } = draft;
  return {
    text: draft.said,
    ...rest,
    ...(attribute === undefined ? {} : { attribute }),
    unknown: !isThere(draft, vocabulary),
  };
};

/** One word as a spelling. */
export const spelling = (term: string, weight = 1): Spelling => ({ stems: [term], weight });
