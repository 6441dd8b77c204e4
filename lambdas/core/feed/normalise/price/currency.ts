import { Currency } from '../../../../contract/catalog/money.ts';
import { rememberingUpTo } from '../../remembering-up-to.ts';
import words from './price-words.json' with { type: 'json' };

/** Signs and words of currencies, and codes that ISO 4217 has given up. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(words.currencies).flatMap(([code, spellings]) =>
    spellings.map((spelling) => [spelling, code] as const),
  ),
);

/** Spellings that several countries use for their own money. */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(words.shared));

const spelled = (written: string): string => written.trim().toLowerCase().replace(/\.$/u, '');

const NOT_A_CURRENCY = '';
const codeOf = rememberingUpTo(1_000, (spelling) => {
  const code = SPELLINGS.get(spelling) ?? spelling.toUpperCase();
  return Currency.safeParse(code).data ?? NOT_A_CURRENCY;
});

/**
 * ISO code of a currency in any spelling of feeds; `undefined` for another word. A spelling of several currencies, like
 * "$", is the shop's own currency where that is one of them.
 */
export const currencyOf = (written: string, own?: string): string | undefined => {
  const spelling = spelled(written);
  if (own !== undefined && SHARED.get(spelling)?.includes(own)) return own;
  return codeOf(spelling) || undefined;
};
