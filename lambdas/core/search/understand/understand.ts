import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import type { Word } from '../../language/words.ts';
import { putPhrasesRight } from './misspelt-phrases.ts';
import { type PriceReading, readPrices } from './prices/prices.ts';
import type { ReadIdea } from './read-idea.ts';
import { readQuestion } from './read-question.ts';
import { readSpans } from './spans.ts';
import { termsOfIdea, type Understanding } from './understanding.ts';
import type { Reader, Vocabulary } from './vocabulary.ts';

export interface UnderstandingContext {
  readonly profile: Vocabulary;
  readonly language: Language;
  /** Currency meant by a bare amount. */
  readonly currency: string;
}

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

const once = (ideas: readonly ReadIdea[]): readonly ReadIdea[] => {
  const seen = new Set<string>();
  return ideas.filter(({ idea }) => {
    const key = termsOfIdea(idea).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

const filtersOf = ({
  price,
  order,
  onSale,
}: PriceReading): Pick<Understanding, 'price' | 'order' | 'onSale'> => ({
  ...(onSale ? { onSale } : {}),
  ...(price ? { price } : {}),
  ...(order ? { order } : {}),
});

/** Reads a shopper's question, spoken or typed, in Russian, English or both. Takes any string. */
export const understand = (query: string, context: UnderstandingContext): Understanding => {
  const { language, profile } = context;
  const asked = [...query.slice(0, 2 * MAX_QUERY)].slice(0, MAX_QUERY).join('');
  const heard = takeAvailability(wordsOf(asked, language), language);
  const priced = readPrices(heard.rest, context);
  const reader: Reader = { vocabulary: profile, language };
  const { kept, excluded } = readQuestion(readSpans(putPhrasesRight(priced.rest, reader), language), reader);
  const read = once(kept);
  const ideas = read.map(({ idea }) => idea);
  return {
    ideas,
    excluded,
    ...filtersOf(priced),
    onlyInStock: heard.onlyInStock,
    wantsAccessory: ideas.some(({ role }) => role === 'accessory'),
    leftover: ideas.filter(({ unknown, role }) => unknown && role === 'word').map(({ said }) => said),
    text: read.map(({ text }) => text).join(' '),
  };
};
