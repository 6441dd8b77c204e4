import type { PriceReading } from './prices/prices.ts';

/** What an idea is about. `purpose` is what a thing is wanted for; `quantity` how many of it. */
export type IdeaRole =
  | 'thing'
  | 'accessory'
  | 'attribute'
  | 'brand'
  | 'number'
  | 'measure'
  | 'word'
  | 'purpose'
  | 'quantity';

/** A term of the catalogue and how surely it is what was said: 0 to 1. */
export interface LikelyTerm {
  readonly term: string;
  readonly weight: number;
}

/** A way in which the catalogue may spell an idea; a document has it whole or in part. */
export interface Spelling {
  readonly stems: readonly string[];
  readonly weight: number;
  /** The concept that a document must have for these words to mean it: a "notebook" that is a computer. */
  readonly meaning?: string;
}

/** One idea of a question, in the words it may be written in and in the concepts it may mean. */
export interface Idea {
  readonly role: IdeaRole;
  /** As it was said. */
  readonly said: string;
  /** What an embedder should read for it: a name in the catalogue's spelling. */
  readonly text: string;
  readonly spellings: readonly Spelling[];
  readonly concepts: readonly LikelyTerm[];
  /** The property it names a value of: `color`. */
  readonly attribute?: string;
  /** True for the name of a line of things: an iPhone is a phone, a case for it is not. */
  readonly isLine?: true;
  /** True when the most of something is wanted: a better spelling then beats everything else. */
  readonly most?: true;
  /** True when no document of the catalogue has it. */
  readonly unknown: boolean;
}

/** What a question asks for, in the catalogue's own terms. */
export interface Understanding extends Omit<PriceReading, 'rest'> {
  /** Ideas a fitting document has, in the order they were said. */
  readonly ideas: readonly Idea[];
  /** Terms that a fitting document must not have: "кроме apple", "не чёрный". */
  readonly excluded: readonly string[];
  readonly onlyInStock: boolean;
  /** True when the question names a thing bought for another thing: a case, a cable. */
  readonly wantsAccessory: boolean;
  /** Words that neither the lexicon nor the catalogue knows. */
  readonly leftover: readonly string[];
  /** The question for an embedder: without ways of asking and prices, names in the catalogue's spelling. */
  readonly text: string;
}

/** Every term that an idea may be found by. */
export const termsOfIdea = ({
  spellings,
  concepts,
}: Pick<Idea, 'spellings' | 'concepts'>): readonly string[] => [
  ...spellings.flatMap(({ stems }) => stems),
  ...concepts.map(({ term }) => term),
];
