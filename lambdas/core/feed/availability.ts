import type { Availability } from '../../contract/availability.ts';

/** What feeds write, in lower case with blanks for `_` and `-`. */
const SPELLINGS: Readonly<Record<string, Availability>> = {
  'in stock': 'in-stock',
  instock: 'in-stock',
  available: 'in-stock',
  'limited availability': 'in-stock',
  limitedavailability: 'in-stock',
  true: 'in-stock',
  yes: 'in-stock',
  '1': 'in-stock',
  да: 'in-stock',
  есть: 'in-stock',
  'в наличии': 'in-stock',
  'есть в наличии': 'in-stock',
  '+': 'in-stock',
  'out of stock': 'out-of-stock',
  outofstock: 'out-of-stock',
  unavailable: 'out-of-stock',
  'not available': 'out-of-stock',
  'sold out': 'out-of-stock',
  soldout: 'out-of-stock',
  discontinued: 'out-of-stock',
  false: 'out-of-stock',
  no: 'out-of-stock',
  '0': 'out-of-stock',
  нет: 'out-of-stock',
  'нет в наличии': 'out-of-stock',
  'не в наличии': 'out-of-stock',
  отсутствует: 'out-of-stock',
  '-': 'out-of-stock',
  preorder: 'preorder',
  'pre order': 'preorder',
  backorder: 'preorder',
  onbackorder: 'preorder',
  'back order': 'preorder',
  'под заказ': 'preorder',
  предзаказ: 'preorder',
  'на заказ': 'preorder',
};

/** A map has no words but these, where an object has `constructor`, too. */
const WORDS: ReadonlyMap<string, Availability> = new Map(Object.entries(SPELLINGS));

const SCHEMA_ORG = /^https?:\/\/schema\.org\//u;

const spelledOtherwise = (words: string): Availability | undefined => {
  const spelled = words.trim().toLowerCase().replace(SCHEMA_ORG, '').replace(/[_-]/gu, ' ').trim();
  return WORDS.get(spelled) ?? (/^\d+$/u.test(spelled) ? 'in-stock' : undefined);
};

/** `undefined` when the words say nothing that is known. A count decides where there are no words. */
export const parseAvailability = (
  words: string | undefined,
  stock: string | undefined,
): Availability | undefined => {
  const count = stock === undefined ? Number.NaN : Number.parseFloat(stock.replace(',', '.'));
  if (words === undefined || words.trim() === '') {
    return Number.isNaN(count) || count > 0 ? 'in-stock' : 'out-of-stock';
  }
  const said = WORDS.get(words.trim()) ?? spelledOtherwise(words);
  // A shop that sells on although nothing is left says so in words that are not "in stock".
  return said === 'in-stock' && count <= 0 ? 'out-of-stock' : said;
};
