import { readMoneyAmount } from '../../../../lambdas/core/language/numbers/amounts.ts';
import type { DialogueTurn } from '../turn.ts';
import { isMeasure, ofClass, type Said } from './said.ts';

const INSTEAD = /^(?:вместо|instead|rather|не|not)$/u;
const OF = /^(?:of|чем|than)$/u;
const LAST_OR_THIS = /^(?:last|this|that|other|which)$/u;
const MOST_PIECES = 99;
const isCounting = ofClass('quantity quantity-act');

/** "Две вместо одной", "не три, а одна": the number after "instead of" or "not" is the one that was. */
const isReplaced = ({ words }: Said, at: number): boolean => {
  const [earlier = '', before = ''] = [words[at - 2]?.text, words[at - 1]?.text];
  return INSTEAD.test(before) || (OF.test(before) && INSTEAD.test(earlier));
};

/** How many pieces are wanted; a number that belongs to a name or a measure does not count. */
export const quantityIn = (said: Said): number | undefined => {
  const counts = said.words.flatMap(({ kind, text, ordinal, attribute, isThing }, at) => {
    const isCount = kind === 'number' && ordinal !== true && Number.isInteger(Number(text));
    const before = said.words[at - 1];
    // "Белые 42" are of that size.
    const isOfName =
      isThing || before?.attribute || (before?.isThing === true && attribute?.property !== 'pcs');
    const isMeasured = attribute !== undefined && isMeasure(attribute);
    // "The last one".
    const isPronoun = text === '1' && (before?.ordinal || LAST_OR_THIS.test(before?.text ?? ''));
    const isOther = isOfName || isMeasured || isPronoun || isReplaced(said, at);
    return isCount && !isOther && Number(text) <= MOST_PIECES ? [Number(text)] : [];
  });
  return counts.find((count) => count > 0);
};

/** How many of a line of the cart should be left: none, when the shopper speaks of no number. */
export const quantityLeft = (said: Said): number | undefined =>
  quantityIn(said) ?? (said.words.some(isCounting) ? undefined : 0);

/** The amount that a gift may cost: one with its currency, or one behind "up to". */
export const mostMoney = ({ words }: Said, { known }: DialogueTurn): number | undefined => {
  const amounts = words.flatMap((_, at) => {
    const amount = readMoneyAmount(words, at, known);
    if (amount === undefined) return [];
    const isBound = [1, 2, 3].some((back) => known.phraseAt('atMost', words, at - back)?.length === back);
    return isBound || amount.currency !== undefined || amount.isMoney ? [amount.value] : [];
  });
  return amounts.length === 0 ? undefined : Math.max(...amounts);
};

const EMAIL = /[^\s@,;]+@[^\s@,;]+\.[\p{L}\d-]+/u;
/** What the number behind it proves: "телефон", "last digits", "ends in". */
const PROOF_WORD = /(?:телефон|тел\b|цифр|оканчива|заканчива|phone|digits|ends?\b|ending)/iu;
const NUMBERS = /(?<![\p{L}\d])(?:\p{L}{1,4}[-№ ]?)?\d[\d-]{2,}(?![\p{L}\d])/gu;
const ORDER_PREFIX = /^\p{L}{1,4}[- ]?(?=\d)/u;

/** A word glued to a number belongs to it ("А-1042"), one beside it does not ("заказ 1042"). */
const withoutWord = (number: string): string => number.replace(/^\p{L}+ /u, '');

/** The order and what proves that it is the shopper's: an e-mail, or the last digits of a phone. */
export const orderIn = (text: string) => {
  const email = EMAIL.exec(text)?.[0];
  const others = text.replace(EMAIL, ' ');
  const numbers = [...others.matchAll(NUMBERS)];
  const isProof = ({ index, 0: found }: RegExpExecArray): boolean => {
    const [words = ''] = /[^\d,;]*$/u.exec(others.slice(0, index)) ?? [];
    return PROOF_WORD.test(words) && !ORDER_PREFIX.test(withoutWord(found));
  };
  const order = numbers.find((each) => !isProof(each));
  const proof = numbers.find((each) => each !== order);
  return {
    orderNumber: order && withoutWord(order[0]),
    proof: email ?? (proof && withoutWord(proof[0])),
  };
};

/** In capitals or with digits, as codes are written. */
const CODE = /(?<![\p{L}\d_-])(?=[\p{L}\d_-]*[\p{Lu}\d])[\p{Lu}\d][\p{Lu}\d_-]{2,}(?![\p{L}\d_-])/u;
const BEHIND_WORD =
  /(?:промокод|купон|код(?: (?:на )?скидки?)?|coupon|voucher|(?:promo|discount) code|code)\p{L}*[\s:«"—-]+(?<code>[\p{L}\d_-]{3,})/iu;

/** The discount code that was said or written. */
export const codeIn = (text: string): string | undefined => {
  const { code = '' } = BEHIND_WORD.exec(text)?.groups ?? {};
  return CODE.exec(text)?.[0] ?? (/\d/u.test(code) ? code : undefined);
};
