import type { Span } from './spans.ts';
import { type Idea, type Spelling, termsOfIdea } from './understanding.ts';
import type { Reader } from './vocabulary.ts';
import { attributeOf, isKnown, type Vocabulary } from './vocabulary.ts';

/** An idea with the words an embedder should read for it. */
export interface ReadIdea {
  readonly idea: Idea;
  readonly text: string;
}

/** What was read of an idea. */
type Draft = Pick<Idea, 'spellings' | 'concepts' | 'role' | 'said'> & {
  readonly attribute?: string | undefined;
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
    ...rest,
    ...(attribute === undefined ? {} : { attribute }),
    unknown: !isThere(draft, vocabulary),
  };
};

/** One word as a spelling. */
export const spelling = (term: string, weight = 1): Spelling => ({ stems: [term], weight });
