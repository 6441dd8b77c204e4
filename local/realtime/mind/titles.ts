import { PRICE } from '../speech/money.ts';

const price = new RegExp(PRICE, 'gu');

/** What stands between a title and its price. */
const BEFORE_PRICE = /(?:\s*[—–:-]|\s+(?:стоит|стоят|за|по цене|по|costs?|is|are|for|at|от|from))+\s*$/u;
/** What stands between one price and the next title, or before the first one. */
const AFTER_PRICE = /^[\s,;.!?)]*(?:(?:и|а|или|также|ещё|еще|and|or|also)\s+)*/u;
/** An introduction ends at its colon. */
const INTRODUCTION = /^.*?:\s+/su;
const SENTENCE_END = /^.*[.!?…]\s+/su;

const titleBefore = (text: string): string =>
  text
    .replace(BEFORE_PRICE, '')
    .replace(SENTENCE_END, '')
    .replace(INTRODUCTION, '')
    .replace(AFTER_PRICE, '')
    .replace(/^[«"“]|[»"”,(]$/gu, '')
    .trim();

/** A title has a name in it, and is no whole speech. */
const LONGEST_TITLE = 120;
const isTitle = (text: string): boolean => /\p{L}/u.test(text) && text.length <= LONGEST_TITLE;

/** The products that a sentence names with their prices, in its order: all a model learns from speech alone. */
export const titlesIn = (sentence: string): readonly string[] => {
  const prices = [...sentence.matchAll(price)];
  return prices
    .map(({ index }, at) => {
      const before = prices[at - 1];
      const from = before === undefined ? 0 : before.index + before[0].length;
      return titleBefore(sentence.slice(from, index));
    })
    .filter(isTitle);
};
