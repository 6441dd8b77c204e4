import { formatMoney, minorDigits } from '../../contract/catalog/amounts.ts';
import type { Availability } from '../../contract/catalog/availability.ts';
import type { Money } from '../../contract/catalog/money.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { ProductCard } from '../../contract/voice/bot.ts';
import { currencyMeant } from '../language/currencies.ts';
import { readMoneyAmount } from '../language/numbers/amounts.ts';
import { wordsOf } from '../language/numbers/numbers.ts';
import type { Rules } from '../language/rules.ts';
import { productSentences } from '../phrases/products.ts';

/** A product as a function answered it. */
type StatedProduct = Pick<ProductCard, 'title' | 'price' | 'compareAt' | 'availability'>;

/** What a function of the conversation answered. */
export interface StatedAnswer {
  readonly response: string;
  readonly products: readonly StatedProduct[];
}

interface SaidWords {
  /** What the assistant said. */
  readonly said: string;
  /** The answers of functions so far, the last one last. */
  readonly answers: readonly StatedAnswer[];
  /** What the shopper said, whose amounts the assistant may repeat. */
  readonly asked: readonly string[];
}

type WordsFault = 'price' | 'availability';

interface SaidAmount {
  readonly value: number;
  /** Absent for a bare number. */
  readonly currency?: string | undefined;
}

const amountsIn = (text: string, rules: Rules): readonly SaidAmount[] => {
  const words = wordsOf(text, rules);
  const amounts: SaidAmount[] = [];
  for (let at = 0; at < words.length; ) {
    const amount = readMoneyAmount(words, at, rules);
    if (amount) amounts.push({ value: amount.value, currency: amount.currency });
    at += amount?.length ?? 1;
  }
  return amounts;
};

const moneyIn = (text: string, rules: Rules): readonly SaidAmount[] =>
  amountsIn(text, rules).filter(({ currency }) => currency !== undefined);

const inWholeUnits = ({ minor, currency }: Money): SaidAmount => ({
  value: minor / 10 ** minorDigits(currency),
  currency,
});

/** What costs so much together, and how much one costs more than the other. */
const combined = (prices: readonly SaidAmount[]): readonly SaidAmount[] =>
  prices.flatMap((one, at) =>
    prices.slice(at).flatMap(({ value, currency }) =>
      currency === one.currency
        ? [
            { value: one.value + value, currency },
            { value: Math.abs(one.value - value), currency },
          ]
        : [],
    ),
  );

const CENT = 0.005;

/** The same money; whole units may be said for an amount with cents. */
const isSame = (said: SaidAmount, known: SaidAmount): boolean => {
  const currency = known.currency ?? said.currency ?? '';
  if (said.currency !== undefined && currencyMeant(said.currency, currency) !== currency) return false;
  if (Math.abs(said.value - known.value) < CENT) return true;
  return said.value === Math.floor(known.value) || said.value === Math.round(known.value);
};

/** An amount of money that nobody named in the conversation. */
const hasUnknownAmount = ({ said, answers, asked }: SaidWords, rules: Rules): boolean => {
  const amounts = moneyIn(said, rules);
  if (amounts.length === 0) return false;
  const prices = answers
    .flatMap(({ products }) => products)
    .flatMap(({ price, compareAt }) => [price, compareAt])
    .filter((money) => money !== undefined)
    .map(inWholeUnits);
  const told = answers.flatMap(({ response }) => moneyIn(response, rules));
  // A shopper's "up to 500" names no currency.
  const repeated = asked.flatMap((text) => amountsIn(text, rules));
  const known = [...prices, ...combined(prices), ...told, ...repeated];
  return amounts.some((amount) => !known.some((each) => isSame(amount, each)));
};

type Claim = 'in' | 'out';

/** What a text says of availability, sentence by sentence; questions and mixed negations say nothing. */
const claimsIn = (text: string, rules: Rules): ReadonlySet<Claim> => {
  const claims = new Set<Claim>();
  for (const sentence of text.match(/[^.!?…]+[.!?…]*/gu) ?? []) {
    if (sentence.trimEnd().endsWith('?')) continue;
    const words = wordsOf(sentence, rules);
    const isSoldOut = words.some((_, at) => rules.phraseAt('soldOut', words, at) !== undefined);
    const isNegated = words.some(({ text: word }) => rules.is('no', word) || rules.linkOf(word) === 'not');
    const isInStock = words.some((_, at) => rules.phraseAt('inStock', words, at) !== undefined);
    if (isSoldOut) claims.add('out');
    else if (isInStock && !isNegated) claims.add('in');
  }
  return claims;
};

/** What nobody may claim of these products: nothing of a mixture, and neither where the shop itself does not know. */
const wrongClaims = (products: readonly StatedProduct[]): readonly Claim[] => {
  const every = (state: Availability): boolean =>
    products.every(({ availability }) => availability === state);
  if (every('unknown')) return ['in', 'out'];
  if (every('out-of-stock')) return ['in'];
  return products.some(({ availability }) => availability === 'out-of-stock') ? [] : ['out'];
};

/** Availability that is the opposite of what all products of the last answer have. */
const hasWrongAvailability = ({ said, answers }: SaidWords, rules: Rules): boolean => {
  const { products = [], response = '' } = answers.at(-1) ?? {};
  if (products.length === 0) return false;
  const own = claimsIn(response, rules);
  const claims = claimsIn(said, rules);
  return wrongClaims(products).some((wrong) => !own.has(wrong) && claims.has(wrong));
};

/** What in the assistant's words is not what its functions answered; `undefined` when nothing is. */
const faultIn = (words: SaidWords, rules: Rules): WordsFault | undefined => {
  if (hasUnknownAmount(words, rules)) return 'price';
  return hasWrongAvailability(words, rules) ? 'availability' : undefined;
};

/** The sentence that corrects the assistant's words on the screen: what the shop's data say. */
const correctionOf = ({ answers }: SaidWords, locale: Locale): string => {
  const { stated, notStated } = productSentences[locale];
  const { products } = answers.findLast((answer) => answer.products.length > 0) ?? { products: [] };
  const items = products.map(({ title, price, availability }) => ({
    title,
    price: price && formatMoney(price, locale),
    isSoldOut: availability === 'out-of-stock',
  }));
  return items.length > 0 ? stated(items) : notStated();
};

/** The correction, or an empty sentence when there is nothing to correct. */
type CheckWords = (domain: DomainConfig, words: SaidWords) => WordsAnswer;

interface WordsAnswer {
  readonly success: true;
  readonly response: string;
  /** What was wrong. */
  readonly corrected?: WordsFault;
}

/** Checks the assistant's words against the answers of its functions in both languages. */
export const createCheckWords =
  (rules: Rules): CheckWords =>
  ({ locale, extraInstructions = '' }, words) => {
    // The assistant may repeat the amounts of the shop's instructions, too.
    const corrected = faultIn({ ...words, asked: [...words.asked, extraInstructions] }, rules);
    return corrected
      ? { success: true, response: correctionOf(words, locale), corrected }
      : { success: true, response: '' };
  };
