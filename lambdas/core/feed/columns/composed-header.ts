import { createGrammar, tidy } from './header-grammar.ts';
import words from './header-words.json' with { type: 'json' };

const { gross, ...price } = words.price;
const readPrice = createGrammar(price);
const readQuantity = createGrammar(words.quantity);
const readSale = createGrammar(words.sale);

const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<!\\S)(?:${phrases.map(tidy).join('|')})(?!\\S)`, 'u');
const NET = anyOf(words.price.net);
const MEASURE = anyOf(words.price.measure);

/** True for the header of prices without the tax that shoppers pay. */
export const isNetHeader = (key: string): boolean => NET.test(tidy(key));

const GROSS = anyOf(gross);

/** True for the header of prices with the tax that shoppers pay: beside it, "Price" alone is one without. */
export const isGrossHeader = (key: string): boolean => GROSS.test(tidy(key)) && !isNetHeader(key);

/** True for the header of prices of a kilogram or a metre, of which a pack has several. */
export const isMeasureHeader = (key: string): boolean => MEASURE.test(tidy(key));

type ComposedField =
  | 'price'
  | 'old_price'
  | 'sale_price'
  | 'quantity'
  | 'sale_from'
  | 'sale_to'
  | 'sale_price_effective_date'
  | 'on_sale';

const saleField = (key: string): ComposedField | undefined => {
  const read = readSale(key);
  if (!read) return undefined;
  const isSale = read.has('sale') || read.has('discount');
  const endsInDate = read.last === 'from' || read.last === 'to';
  if (isSale && read.has('period') && !endsInDate) return 'sale_price_effective_date';
  if (read.has('from') !== read.has('to') && (isSale || read.has('date'))) {
    return read.has('from') ? 'sale_from' : 'sale_to';
  }
  if (isSale && read.has('from') && read.has('to')) return 'sale_price_effective_date';
  const isFlag = read.has('sale') || (read.has('discount') && read.has('active'));
  return isFlag && !read.has('date') && !read.has('from') && !read.has('to') ? 'on_sale' : undefined;
};

/** "Акционная цена до" ends in a word for a date, and "цена по акции" does not. */
const DATES: ReadonlySet<ComposedField> = new Set(['sale_from', 'sale_to']);
const endsInDate = (key: string): boolean => {
  const last = readSale(key)?.last;
  return last === 'from' || last === 'to';
};

/**
 * The field of a header that is put together of words of its kind: "Цена розничная с НДС" holds prices, "Prix barré TTC"
 * those before a sale, "Début promo" the day on which a sale begins. One unknown word ("Цена опт") makes it none.
 */
export const composedField = (key: string): ComposedField | undefined => {
  const sale = saleField(key);
  if (sale !== undefined && DATES.has(sale) && endsInDate(key)) return sale;
  const price = readPrice(key);
  if (price?.has('recommended')) return 'old_price';
  if (price?.has('noun')) {
    if (price.has('old')) return price.has('sale') ? undefined : 'old_price';
    return price.has('sale') ? 'sale_price' : 'price';
  }
  return readQuantity(key)?.has('noun') ? 'quantity' : sale;
};
