/** A piece of text as it is read: letters, a number, or one of the signs that carry meaning. */
export interface Word {
  readonly kind: 'letters' | 'number' | 'sign';
  readonly text: string;
  /** True when nothing stood between it and the word before: the "гб" of "256гб". */
  readonly glued: boolean;
  /** True when a full stop stood behind it, as behind a word that was cut short: "зуб. паста". */
  readonly stopped?: true;
}

// Of Cyrillic letters only the e (U+0435) loses its dots; the short i keeps its breve.
const DIACRITICS_ON_LATIN = /([a-z\u0435])[\u0300-\u036f]+/gu;
const INVISIBLE = /\p{Cf}/gu;
/** Fractions of one sign, which compatibility forms would run into the number before them. */
const FRACTIONS = /[\u00bc-\u00be\u2150-\u215e]/gu;
const APOSTROPHES = /(?<=\p{L})['’`ʼ](?=\p{L})/gu;

/** Plain Latin and Cyrillic letters, to which only lower case is done. */
const PLAIN = /^[\n\x20-\x26\x28-\x5f\x61-\x7e\u0410-\u044f]*$/u;

/** One spelling for what sounds the same in print: NFKC, lower case, ё as е, é as e, no apostrophes in words. */
export const fold = (text: string): string => {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(FRACTIONS, (sign) => ` ${sign.normalize('NFKC').replace('\u2044', '/')}`)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(DIACRITICS_ON_LATIN, '$1')
    .normalize('NFC')
    .replace(APOSTROPHES, '');
};

const GROUPED_THOUSANDS = /^\d{1,3}(,\d{3})+(\.\d+)?$/u;

/** "1,5" and "1.50" are one number; "1,000" is a thousand; "007" keeps its zeros, being a name. */
const plainNumber = (digits: string): string => {
  const decimal = GROUPED_THOUSANDS.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  return decimal.includes('.') ? decimal.replace(/0+$/u, '').replace(/\.$/u, '') : decimal;
};

const PIECE =
  /(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:[.,]\d+)?)|(?<letters>[\p{L}\p{M}\p{No}\p{Nl}]+)|(?<sign>[$€₽£₴₸₺₾₹₩₪₼֏¥"″”×%+,;()–—:/|-])/gu;

/** Reads folded text into words, splitting letters from digits on the way. */
export const readWords = (folded: string): readonly Word[] => {
  const words: Word[] = [];
  let end = -1;
  for (const match of folded.matchAll(PIECE)) {
    const glued = match.index === end;
    end = match.index + match[0].length;
    const { number, letters } = match.groups ?? {};
    if (number !== undefined) words.push({ kind: 'number', text: plainNumber(number), glued });
    else if (letters !== undefined)
      words.push({
        kind: 'letters',
        text: letters,
        glued,
        ...(folded[end] === '.' ? { stopped: true } : {}),
      });
    else words.push({ kind: 'sign', text: match[0], glued });
  }
  return words;
};

/** Whether a word is written in Cyrillic; mixed words count as what they start with. */
export const isCyrillic = (text: string): boolean => /^\p{Script=Cyrillic}/u.test(text);
