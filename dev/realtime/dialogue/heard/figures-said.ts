import { readAmount } from '../../../../lambdas/core/language/numbers/amounts.ts';
import type { Turn } from '../turn.ts';
import { classesNamed, type Said } from './said.ts';

const INSTEAD = /^(?:вместо|instead|rather|не|not)$/u;
const OF = /^(?:of|чем|than)$/u;
const LAST_OR_THIS = /^(?:last|this|that|other|which)$/u;
const MOST_PIECES = 99;
const COUNTING = classesNamed('quantity quantity-act');

/** "Две вместо одной", "не три, а одна": the number after "instead of" or "not" is the one that was. */
const isReplaced = (said: Said, at: number): boolean =>
  said.has(at - 1, INSTEAD) || (said.has(at - 1, OF) && said.has(at - 2, INSTEAD));

/** The "one" of "the last one" and "the blue one". */
const isPronoun = (said: Said, at: number): boolean =>
  said.has(at, /^1$/u) &&
  (said.words[at - 1]?.ordinal === true || said.isAttribute(at - 1) || said.has(at - 1, LAST_OR_THIS));

/** How many pieces are wanted; a number that belongs to a name or a measure is none. */
export const quantityIn = (said: Said): number | undefined => {
  const counts = said.words.flatMap(({ kind, text, ordinal }, at) => {
    const isCount = kind === 'number' && ordinal !== true && Number.isInteger(Number(text));
    // "Белые 42" are of that size.
    const isOfName =
      said.isThing(at) || said.isAttribute(at - 1) || (said.isThing(at - 1) && !said.isPieces(at));
    const isOther = isOfName || said.isMeasured(at) || isReplaced(said, at) || isPronoun(said, at);
    return isCount && !isOther && Number(text) <= MOST_PIECES ? [Number(text)] : [];
  });
  return counts.find((count) => count > 0);
};

/** How many of a line of the cart should be left: none, when the shopper speaks of no number. */
export const quantityLeft = (said: Said): number | undefined =>
  quantityIn(said) ?? (said.some((at) => said.is(at, COUNTING)) ? undefined : 0);

/** The amount that a gift may cost: one with its currency, or one behind "up to". */
export const mostMoney = ({ words }: Said, { known }: Turn): number | undefined => {
  const amounts = words.flatMap((_, at) => {
    const amount = readAmount(words, at, known);
    if (amount === undefined) return [];
    const isBound = [1, 2, 3].some((back) => known.phraseAt('atMost', words, at - back)?.length === back);
    return isBound || amount.currency !== undefined || amount.isMoney ? [amount.value] : [];
  });
  return amounts.length === 0 ? undefined : Math.max(...amounts);
};
