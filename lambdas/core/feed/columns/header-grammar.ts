/** "nazev" of "název", and "й" as it is: only Latin letters are written without their marks. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ł', 'l');

/** A header without what differs in case, blanks and the letter ё. */
export const columnKey = (header: string): string =>
  header.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();

/** The text, escaped for a regular expression. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

const COMPOUND =
  /(netto|brutto|verkaufs|angebots|aktions|sonder|streich|laden|promotions)(?=preis|zeitraum|beginn|ende|start)/gu;

/** The words of a header without signs between them. */
export const tidy = (text: string): string =>
  withoutAccents(text)
    .replace(COMPOUND, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface ReadHeader<Meaning extends string> {
  readonly has: (meaning: Meaning) => boolean;
  /** What the last words mean. */
  readonly last: Meaning | undefined;
}

/** Reads a header word by word; `undefined` where one word is not known. */
export const createGrammar = <Meaning extends string>(
  lists: Readonly<Record<Meaning, readonly string[]>>,
) => {
  const meanings = new Map<string, Meaning>();
  for (const meaning in lists) {
    for (const phrase of lists[meaning]) {
      const tidied = tidy(phrase);
      if (!meanings.has(tidied)) meanings.set(tidied, meaning);
    }
  }
  const phrases = [...meanings.keys()].sort((one, other) => other.length - one.length);
  const PHRASE = new RegExp(`(?<!\\S)(?:${phrases.join('|')})(?!\\S)`, 'gu');
  return (key: string): ReadHeader<Meaning> | undefined => {
    const found = new Set<Meaning>();
    let last: Meaning | undefined;
    const rest = tidy(key).replace(PHRASE, (phrase) => {
      last = meanings.get(phrase);
      if (last !== undefined) found.add(last);
      return '';
    });
    return rest.trim() === '' ? { has: (meaning) => found.has(meaning), last } : undefined;
  };
};
