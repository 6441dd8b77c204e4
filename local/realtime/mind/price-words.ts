import { readWords, surfaceText, type Word } from './words.ts';

export const CHEAPER =
  /^(?:(?:по)?дешевле|дешев\p{L}*|недорог\p{L}*|бюджетн\p{L}*|cheaper|cheapest|cheap|inexpensive)$/u;
export const DEARER = /^(?:(?:по)?дороже|дорог(?:ой|ая|ие|ое)|премиальн\p{L}*|pricier|expensive|premium)$/u;

const BOUND = /^(?:до|от|под|under|over|below|above|within)$/u;
const AMOUNT = /^\d[\d.,]*$/u;
const CURRENCY =
  /^(?:доллар\p{L}*|руб\p{L}*|евро|тенге|грив\p{L}*|dollars?|roubles?|rubles?|euros?|pounds?|bucks)$/u;
const DEGREE = /^(?:сам(?:ый|ая|ое|ые)|более|most|more|less)$/u;

const isPrice = (word: Word, at: number, words: readonly Word[]): boolean => {
  const after = words[at + 1]?.folded ?? '';
  if (CHEAPER.test(word.folded) || DEARER.test(word.folded) || CURRENCY.test(word.folded)) return true;
  if (DEGREE.test(word.folded)) return CHEAPER.test(after) || DEARER.test(after);
  if (BOUND.test(word.folded)) return AMOUNT.test(after) && CURRENCY.test(words[at + 2]?.folded ?? '');
  return AMOUNT.test(word.folded) && CURRENCY.test(after);
};

/** What is searched for without what it may cost: «айфон до 999 долларов» is «айфон». */
export const withoutPrice = (subject: string): string => {
  const words = readWords(subject);
  const kept = words.filter((word, at) => !isPrice(word, at, words));
  return kept.length === 0 ? subject : surfaceText(kept);
};
