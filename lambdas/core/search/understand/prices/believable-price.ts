import type { Language } from '../../../language/language.ts';
import type { MoneyAmount } from '../../../language/numbers/amounts.ts';
import type { Word } from '../../../language/words.ts';

/** From here on an amount is large; a large and round number is nearly always a price. */
export const LARGE = 200;
const ROUND = 10;

/** Numbers that, without a currency, are memory sizes. */
const STORAGE_SIZES = new Set([16, 32, 64, 128, 256, 512, 1_024, 2_048]);

/** Whether a bare number may be how much memory a thing has. */
export const isStorageSize = (value: number): boolean => STORAGE_SIZES.has(value);
/** A smaller number is rarely a price when no currency is said. */
export const LEAST_BARE_PRICE = 10;

/** "Размер от 40", "размер от 40 до 42", yet not "42 размера до 150". */
const speaksOfSize = ({ words, at }: Claim, { is }: Language): boolean => {
  const isRange = words[at - 1]?.kind === 'number' && is('from', words[at - 2]?.text ?? '');
  const place = isRange ? at - 3 : at - 1;
  return is('notMoney', words[place]?.text ?? '') && words[place - 1]?.kind !== 'number';
};

/** An amount beside a phrase, and where in the question both are. */
export interface Claim {
  readonly amount: MoneyAmount;
  readonly phrase: readonly string[];
  readonly words: readonly Word[];
  readonly at: number;
  /** True where only a currency or a large round amount makes a price, whatever the phrase is. */
  readonly isDoubtful?: boolean;
}

const OLDEST_YEAR = 1_990;
const LATEST_YEAR = 2_035;
const isYear = (value: number): boolean =>
  value >= OLDEST_YEAR && value <= LATEST_YEAR && value % ROUND !== 0;

/** Whether an amount is as round as prices are that are said without a currency. */
export const isRound = (value: number, least: number): boolean => value >= least && value % ROUND === 0;

const LONGEST_NAME = 3;

/** "Headphones max 300": the words before name a kind of thing, whose name no model word belongs to. */
const followsThing = (words: readonly Word[], at: number, language: Language): boolean => {
  for (let start = Math.max(0, at - LONGEST_NAME); start < at; start += 1) {
    const match = language.match(words, start);
    if (match && start + match.length === at) {
      return match.entry.concepts.length > 0 && match.entry.concepts.every(({ role }) => role === 'thing');
    }
  }
  return false;
};

const followsMoneyWord = ({ words, at }: Claim, { is }: Language): boolean => {
  const [before = '', earlier = ''] = [words[at - 1]?.text, words[at - 2]?.text];
  return is('money', before) || (is('beforeBound', before) && is('money', earlier));
};

const BARE_MODEL_BOUND = 50;

/** Whether a bound is rather a part of a model's name: "air max 90", "pro max 256", "mac mini". */
const isModelBound = (claim: Claim, language: Language): boolean => {
  const { amount, phrase, words, at } = claim;
  return (
    phrase.length === 1 &&
    language.is('modelPriceBound', phrase[0] ?? '') &&
    amount.thousands === undefined &&
    !followsMoneyWord(claim, language) &&
    !(isRound(amount.value, BARE_MODEL_BOUND) && (at === 0 || followsThing(words, at, language)))
  );
};

const PRICE_ENDS = new Set([49, 90, 95, 99]);
const CENTS = 100;

/** "19.99" needs no currency. */
const endsLikePrice = (value: number): boolean =>
  !Number.isInteger(value) && PRICE_ENDS.has(Math.round(value * CENTS) % CENTS);

/** Whether an amount speaks of money, by its currency or else by the words beside it. */
export const isBelievable = (claim: Claim, language: Language): boolean => {
  const { amount, phrase } = claim;
  if (amount.currency !== undefined || amount.isMoney) return true;
  if (speaksOfSize(claim, language) || isModelBound(claim, language)) return false;
  const isNear =
    amount.thousands !== undefined || endsLikePrice(amount.value) || followsMoneyWord(claim, language);
  const said = phrase.join(' ');
  if ((claim.isDoubtful === true || language.is('needsCurrency', said)) && !isNear) {
    return !language.is('neverBare', said) && isRound(amount.value, LARGE);
  }
  if (isNear) return true;
  return amount.value >= LEAST_BARE_PRICE && !isStorageSize(amount.value) && !isYear(amount.value);
};
