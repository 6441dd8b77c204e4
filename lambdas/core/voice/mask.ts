/**
 * A rule that replaces personal data in a log. Rules are narrow for numbers that occur in shopping (models, storage,
 * prices, article numbers, barcodes of up to 14 digits) and wide for all others.
 */
interface MaskRule {
  readonly mask: '[email]' | '[card]' | '[phone]' | '[number]';
  readonly pattern: RegExp;
}

const NOT_IN_WORD = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const GAP = '[ \\u00a0-]';
const whole = (body: string): RegExp => new RegExp(`${NOT_IN_WORD}(?:${body})${END}`, 'gu');

const makeRules = (): readonly MaskRule[] => [
  {
    mask: '[email]',
    pattern: /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}/gu,
  },
  {
    // The spelling of a transcriber: «иван собака почта точка ру», "ivan at mail dot com".
    mask: '[email]',
    pattern: whole(
      '[\\p{L}\\p{N}._-]{1,64} (?:собака|эт|at) [\\p{L}\\p{N}-]{1,63}(?: (?:точка|dot) \\p{L}{2,12})+',
    ),
  },
  {
    // Cards in the groups that people read out: 4-4-4-4 with up to three more, 4-6-5 (Amex) and 4-6-4 (Diners).
    mask: '[card]',
    pattern: whole(
      `[2-6]\\d{3}${GAP}\\d{4}${GAP}\\d{4}${GAP}\\d{4}(?:${GAP}?\\d{1,3})?|3\\d{3}${GAP}\\d{6}${GAP}\\d{4,5}`,
    ),
  },
  // Barcodes and articles have at most 14 digits (GTIN-14); cards, IMEIs and accounts have more.
  { mask: '[number]', pattern: whole('\\d{15,34}') },
  // Digits read out one by one.
  { mask: '[number]', pattern: whole('\\d(?: \\d){9,33}') },
  {
    mask: '[phone]',
    pattern: /(?<![\p{L}\p{N}])\+\d(?:[ \u00a0().-]{0,2}\d){7,14}(?!\d)/gu,
  },
  {
    // Russia and Kazakhstan without the plus. Without gaps only mobile numbers, since articles look the same.
    mask: '[phone]',
    pattern: whole(
      `[78]9\\d{9}|9\\d{9}|[78]${GAP}?\\(?[3489]\\d{2}\\)?${GAP}{0,2}\\d{3}${GAP}\\d{2}${GAP}?\\d{2}|` +
        `[78]${GAP}?\\(?[3489]\\d{2}\\)?${GAP}{1,2}\\d{7}|9\\d{2}${GAP}\\d{3}${GAP}\\d{2}${GAP}?\\d{2}`,
    ),
  },
  {
    // North America, and other numbers with an area code in brackets.
    mask: '[phone]',
    pattern:
      /(?<![\p{L}\p{N}])(?:\(\d{3}\) ?\d{3}[ -]\d{2}-?\d{2}|\d{3}([-.])\d{3}\1\d{4})(?![\p{L}\p{N}])/gu,
  },
];

let rules: readonly MaskRule[] | undefined;

/**
 * Masks e-mails, phones, cards and other long numbers in a shopper's words. The rules take milliseconds to make, so
 * they are made at the first use.
 */
export const maskPersonalData = (text: string): string => {
  rules ??= makeRules();
  return rules.reduce((masked, { mask, pattern }) => masked.replace(pattern, mask), text);
};
