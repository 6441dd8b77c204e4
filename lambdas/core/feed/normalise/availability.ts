import { Availability } from '../../../contract/catalog/availability.ts';
import words from '../words.json' with { type: 'json' };

/** What feeds write, in lower case with blanks for `_` and `-`. */
const WORDS: ReadonlyMap<string, Availability> = new Map(
  Availability.options.flatMap((state) => words.availability[state].map((word) => [word, state] as const)),
);

const SCHEMA_ORG = /^https?:\/\/schema\.org\//u;

const spelledOtherwise = (written: string): Availability | undefined => {
  const spelled = written.trim().toLowerCase().replace(SCHEMA_ORG, '').replace(/[_-]/gu, ' ').trim();
  return WORDS.get(spelled) ?? (/^\d+$/u.test(spelled) ? 'in-stock' : undefined);
};

/** `undefined` for unknown words. The stock decides where there are no words. */
export const parseAvailability = (
  written: string | undefined,
  stock: string | undefined,
): Availability | undefined => {
  const count = stock === undefined ? Number.NaN : Number.parseFloat(stock.replace(',', '.'));
  if (written === undefined || written.trim() === '') {
    return Number.isNaN(count) || count > 0 ? 'in-stock' : 'out-of-stock';
  }
  const said = WORDS.get(written.trim()) ?? spelledOtherwise(written);
  // A shop that sells without stock says so in other words than "in stock".
  return said === 'in-stock' && count <= 0 ? 'out-of-stock' : said;
};
