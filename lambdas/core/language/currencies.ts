import type { Grammar } from './grammar.ts';
import { byWord, listOf, matchPhrase, oneOf, phrasesOf } from './word-kinds.ts';
import type { Word } from './words.ts';

/** Currencies that share a name: what is meant is the shop's own, if it is among them. */
const SHARED = new Map<string, ReadonlySet<string>>([
  ['USD', new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD'])],
  ['RUB', new Set(['RUB', 'BYN'])],
  ['GBP', new Set(['GBP', 'EGP', 'LBP'])],
  ['JPY', new Set(['JPY', 'CNY'])],
  ['SEK', new Set(['SEK', 'NOK', 'DKK', 'ISK', 'CZK'])],
  ['CHF', new Set(['CHF', 'XOF', 'XAF'])],
  ['INR', new Set(['INR', 'PKR', 'LKR', 'NPR'])],
  ['MXN', new Set(['MXN', 'PHP', 'COP', 'CLP', 'ARS'])],
  ['MDL', new Set(['MDL', 'RON'])],
  ['AED', new Set(['AED', 'MAD'])],
]);

/** The currency meant in a shop: "dollars" are Canadian ones where prices are in CAD. */
export const currencyMeant = (named: string, shop: string): string =>
  SHARED.get(named)?.has(shop) === true ? shop : named;

/** A currency as it was said. */
export interface SaidCurrency {
  readonly currency: string;
  /** Its name, or its code where the name alone would mean another currency. */
  readonly word: string;
  /** Words used up. */
  readonly length: number;
}

export interface Currencies {
  /** The currency that begins at a word: "долларов", "белорусских рублей". */
  readonly currencyAt: (words: readonly Word[], at: number) => SaidCurrency | undefined;
  /** Whether a word is the code of a currency, which no shop reads as another one. */
  readonly isCurrencyCode: (word: string) => boolean;
  /** The currency whose hundredth a word names: dollars for "cents". */
  readonly centsOf: (word: string) => string | undefined;
  /** A thousand of a currency: the "т.р." of "20 т.р.". */
  readonly thousandOfCurrency: (words: readonly Word[], at: number) => SaidCurrency | undefined;
  /** The value of a note: 10 for a "tenner". */
  readonly noteNamed: (word: string) => number | undefined;
}

const CODE = /^[a-z]{3}$/u;

export const createCurrencies = (grammars: readonly Grammar[]): Currencies => {
  const names = byWord(grammars.flatMap((each) => Object.entries(each.currencies ?? {})));
  const cents = byWord(grammars.flatMap((each) => Object.entries(each.cents ?? {})));
  const notes = byWord(grammars.flatMap((each) => each.notes ?? []));
  const adjectives = grammars
    .flatMap(({ currencyAdjectives = [] }) => currencyAdjectives)
    .map(({ words, of, is }) => ({ isSaid: oneOf(listOf(words)), of, is }));
  const thousands = grammars.flatMap(({ thousandsOf = {} }) =>
    Object.entries(thousandsOf).map(([currency, phrases]) => ({ currency, phrases: phrasesOf(phrases) })),
  );
  return {
    currencyAt: (words, at) => {
      const word = words[at]?.text ?? '';
      const next = names.get(words[at + 1]?.text ?? '');
      const other = adjectives.find(({ isSaid, of }) => next === of && isSaid(word));
      if (other) return { currency: other.is, word: other.is.toLowerCase(), length: 2 };
      const currency = names.get(word);
      return currency === undefined ? undefined : { currency, word, length: 1 };
    },
    isCurrencyCode: (word) => CODE.test(word) && names.get(word)?.toLowerCase() === word,
    centsOf: (word) => cents.get(word),
    thousandOfCurrency: (words, at) => {
      for (const { currency, phrases } of thousands) {
        const said = matchPhrase(words, at, phrases);
        if (said) return { currency, word: said.join(' '), length: said.length };
      }
      return undefined;
    },
    noteNamed: (word) => notes.get(word),
  };
};
