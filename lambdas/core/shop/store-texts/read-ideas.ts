import type { Concept } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import { type CountedWord, wordsOf } from '../../language/numbers/numbers.ts';
import type { ClassName } from '../../language/requests/class-names.ts';
import type { Word } from '../../language/words.ts';

/** What texts and questions are read with. */
export interface TextReader {
  readonly language: Language;
  readonly topics: Lexicon;
}

/** A word or a phrase of a text with what it means. */
export interface TextIdea {
  /** Services around a sale; several when the phrase may mean either. */
  readonly topics: readonly Concept[];
  /** Things sold. */
  readonly things: readonly Concept[];
  readonly stems: readonly string[];
  /** Whether it only describes, does, or says where: "быстро", "в Казань". */
  readonly describes: boolean;
}

/** Classes of words that ask, and say nothing of what is asked about. */
// biome-ignore format: a list reads best in rows
const ASKING: readonly ClassName[] = [
  'light', 'courtesy', 'what', 'how', 'where', 'when', 'can', 'is-there', 'we', 'need', 'you', 'your', 'which',
  'tell', 'offer', 'infinitive', 'aux-clause', 'must-ask', 'pointing', 'want', 'clause', 'accept',
];

const stemOf = ({ kind, text }: Word, { stem }: Language): string => (kind === 'number' ? text : stem(text));

interface SmallWords {
  /** Positions of words that ask or link and mean nothing by themselves. */
  readonly empty: ReadonlySet<number>;
  /** Positions of those behind which a place follows. */
  readonly places: ReadonlySet<number>;
}

const smallWords = (words: readonly CountedWord[], language: Language): SmallWords => {
  const tokens = words.flatMap((word, index) =>
    word.kind === 'sign'
      ? []
      : [{ text: word.text, stem: stemOf(word, language), isNumber: word.kind === 'number', index }],
  );
  const found = language.occurrencesIn(tokens);
  const positionsOf = (names: readonly ClassName[]): readonly number[] =>
    names
      .flatMap((name) => found.get(name) ?? [])
      .flatMap(({ from, to }) => tokens.slice(from, to).map(({ index }) => index));
  const isLink = ({ text }: Word): boolean =>
    language.is('filler', text) || language.linkOf(text) !== undefined;
  const links = words.flatMap((word, at) => (isLink(word) ? [at] : []));
  return { empty: new Set([...positionsOf(ASKING), ...links]), places: new Set(positionsOf(['place'])) };
};

const conceptsAt = (words: readonly CountedWord[], at: number, { language, topics }: TextReader) => {
  const topic = topics.match(words, at);
  const thing = topic ? undefined : language.match(words, at);
  const concepts = topic?.entry.concepts ?? [];
  // "Two hours" are not opening hours.
  const isCounted = words[at - 1]?.kind === 'number' && concepts.some(({ role }) => role === 'attribute');
  return {
    topics: isCounted ? concepts.filter(({ role }) => role === 'attribute') : concepts,
    things: thing?.entry.concepts ?? [],
    length: topic?.length ?? (thing?.entry.concepts.length ? thing.length : 1),
  };
};

/** Reads a question into what it asks about; words of asking are dropped. */
export const readTextIdeas = (text: string, reader: TextReader): readonly TextIdea[] => {
  const { language } = reader;
  const words = wordsOf(text, language);
  const { empty, places } = smallWords(words, language);
  const ideas: TextIdea[] = [];
  for (let at = 0; at < words.length; ) {
    const { length, ...concepts } = conceptsAt(words, at, reader);
    if (concepts.topics.length === 0 && (empty.has(at) || words[at]?.kind === 'sign')) at += 1;
    else {
      const own = words.slice(at, at + length).filter(({ kind }) => kind !== 'sign');
      const describes = places.has(at - 1) || language.is('describing', own[0]?.text ?? '');
      ideas.push({ ...concepts, stems: own.map((word) => stemOf(word, language)), describes });
      at += length;
    }
  }
  return ideas;
};

export const topicTerm = (id: string): string => `@${id}`;
export const thingTerm = (id: string): string => `#${id}`;

/** What an amount beside a word says: money is a cost, and so many days are a duration. */
const amountTerms = (words: readonly CountedWord[], at: number, { language, topics }: TextReader) => {
  if (words[at]?.kind !== 'number') return [];
  const isMoney = [at - 1, at + 1, at + 2].some((near) => language.currencyAt(words, near) !== undefined);
  const isTime = topics.match(words, at + 1)?.entry.concepts.some(({ id }) => id === 'time-span') === true;
  const isClock = words[at + 1]?.text === ':' && words[at + 2]?.kind === 'number';
  return [...(isMoney ? ['cost'] : []), ...(isTime ? ['duration'] : []), ...(isClock ? ['hours'] : [])].map(
    topicTerm,
  );
};

/** All terms of a merchant's text: its stems, and its topics and things with what is broader than them. */
export const textTerms = (text: string, reader: TextReader): ReadonlySet<string> => {
  const { language, topics } = reader;
  const words = wordsOf(text, language);
  const terms = new Set<string>();
  const withBroader = ({ id }: Concept, lexicon: Lexicon): readonly string[] => [
    id,
    ...lexicon.ancestors(id),
  ];
  let topicEnd = 0;
  for (const [at, word] of words.entries()) {
    if (word.kind === 'sign') continue;
    const found = conceptsAt(words, at, reader);
    terms.add(stemOf(word, language));
    // A "gift card" is not a card to pay by.
    const isWithin = at < topicEnd;
    for (const id of found.topics.flatMap((each) => withBroader(each, topics))) {
      if (!isWithin) terms.add(topicTerm(id));
    }
    if (found.topics.length > 0) topicEnd = Math.max(topicEnd, at + found.length);
    for (const id of found.things.flatMap((each) => withBroader(each, language))) terms.add(thingTerm(id));
    for (const term of amountTerms(words, at, reader)) terms.add(term);
  }
  return terms;
};
