import { oneOfEach } from '../../grouped.ts';
import type { Language } from '../../language/language.ts';
import { type CountedWord, wordsOf } from '../../language/numbers/numbers.ts';
import type { Word } from '../../language/words.ts';
import { readPrices } from './prices/prices.ts';
import type { Shop } from './prices/spoken-prices.ts';
import { readQuestion } from './read-question.ts';
import { isSpelt, spellingsNearTo } from './resolve-word.ts';
import { readSpans } from './spans.ts';
import { termsOfIdea, type Understanding } from './understanding.ts';
import type { Reader, Vocabulary } from './vocabulary.ts';

interface UnderstandingContext extends Shop {
  readonly profile: Vocabulary;
}

/** The lexicon's phrases that a correction may complete have so many words before the corrected one at most. */
const MOST_BEFORE = 2;

/** Whether a word is part of a phrase of the lexicon that means something. */
const isInPhrase = (words: readonly CountedWord[], at: number, { language }: Reader): boolean =>
  Array.from({ length: MOST_BEFORE + 1 }, (_, before) => at - before).some((from) => {
    const match = from < 0 ? undefined : language.match(words, from);
    return (
      match !== undefined && match.length > 1 && from + match.length > at && match.entry.concepts.length > 0
    );
  });

const isUnknown = (words: readonly CountedWord[], at: number, reader: Reader): boolean => {
  const { language } = reader;
  const { kind = 'sign', text = '' } = words[at] ?? {};
  return (
    kind === 'letters' &&
    language.linkOf(text) === undefined &&
    !language.is('filler', text) &&
    language.match(words, at) === undefined &&
    !isSpelt(text, reader)
  );
};

/**
 * Puts a misspelt word right by its neighbours: a "pistole" alone may be a pastel, and a "water pistole" is a water
 * pistol. Words that are known, and words that complete no phrase of the lexicon, stay as they are.
 */
const putPhrasesRight = (words: readonly CountedWord[], reader: Reader): readonly CountedWord[] =>
  words.map((word, at) => {
    if (words.length < 2 || !isUnknown(words, at, reader) || isInPhrase(words, at, reader)) return word;
    const right = spellingsNearTo(word.text, reader).find((text) =>
      isInPhrase(words.with(at, { ...word, text }), at, reader),
    );
    return right === undefined ? word : { ...word, text: right };
  });

/** A question has no more letters; what goes on longer is a recording that was not stopped. */
const MAX_QUERY = 300;

const takeAvailability = (
  words: readonly Word[],
  { phraseAt }: Language,
): { readonly rest: readonly Word[]; readonly onlyInStock: boolean } => {
  for (const at of words.keys()) {
    const said = phraseAt('inStock', words, at);
    if (said) return { rest: words.toSpliced(at, said.length), onlyInStock: true };
  }
  return { rest: words, onlyInStock: false };
};

/** Reads a shopper's question, spoken or typed, in Russian, English or both. Takes any string. */
export const understand = (query: string, context: UnderstandingContext): Understanding => {
  const { language, profile } = context;
  const asked = [...query.slice(0, 2 * MAX_QUERY)].slice(0, MAX_QUERY).join('');
  const heard = takeAvailability(wordsOf(asked, language), language);
  const { rest, ...filters } = readPrices(heard.rest, context);
  const reader: Reader = { vocabulary: profile, language };
  const { ideas: read, excluded } = readQuestion(readSpans(putPhrasesRight(rest, reader), language), reader);
  const ideas = oneOfEach(read, (idea) => termsOfIdea(idea).join(' '));
  return {
    ideas,
    excluded,
    ...filters,
    onlyInStock: heard.onlyInStock,
    wantsAccessory: ideas.some(({ role }) => role === 'accessory'),
    leftover: ideas.filter(({ unknown, role }) => unknown && role === 'word').map(({ said }) => said),
    text: ideas.map(({ text }) => text).join(' '),
  };
};
