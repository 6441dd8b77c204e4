import words from './header-words.json' with { type: 'json' };

/** "nazev" of "název", and "й" as it is: only Latin letters are written without their marks. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ł', 'l');

const COMPOUND = /(netto|brutto|verkaufs|angebots|aktions|sonder|streich|laden)(?=preis)/gu;

const tidy = (text: string): string =>
  withoutAccents(text)
    .replace(COMPOUND, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Reads a header word by word; `undefined` where one word is not known. */
const createGrammar = <Meaning extends string>(lists: Readonly<Record<Meaning, readonly string[]>>) => {
  const meanings = new Map<string, Meaning>();
  for (const meaning in lists) for (const phrase of lists[meaning]) meanings.set(tidy(phrase), meaning);
  const phrases = [...meanings.keys()].sort((one, other) => other.length - one.length);
  const PHRASE = new RegExp(`(?<!\\S)(?:${phrases.join('|')})(?!\\S)`, 'gu');
  return (key: string): ReadonlySet<Meaning> | undefined => {
    const found = new Set<Meaning>();
    const rest = tidy(key).replace(PHRASE, (phrase) => {
      const meaning = meanings.get(phrase);
      if (meaning !== undefined) found.add(meaning);
      return '';
    });
    return rest.trim() === '' ? found : undefined;
  };
};

const readPrice = createGrammar(words.price);
const readQuantity = createGrammar(words.quantity);
const NET = new RegExp(`(?<!\\S)(?:${words.price.net.map(tidy).join('|')})(?!\\S)`, 'u');

/** True for the header of prices without the tax that shoppers pay. */
export const isNetHeader = (key: string): boolean => NET.test(tidy(key));

/**
 * The field of a header that is put together of words of its kind: "Цена розничная с НДС" holds prices, "Prix barré TTC"
 * those before a sale. One unknown word ("Цена опт") makes it none.
 */
export const composedField = (key: string): 'price' | 'old_price' | 'sale_price' | 'quantity' | undefined => {
  const price = readPrice(key);
  if (price?.has('noun')) {
    if (price.has('old')) return price.has('sale') ? undefined : 'old_price';
    return price.has('sale') ? 'sale_price' : 'price';
  }
  return readQuantity(key)?.has('noun') ? 'quantity' : undefined;
};
