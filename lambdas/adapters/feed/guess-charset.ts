import letters from './charset-letters.json' with { type: 'json' };

/** Bytes 80 to 9F of windows-1252. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Some releases of Node decode these bytes of windows-1252 as the controls of latin1. */
const withUpper = (text: string): string =>
  text.replace(/[\u0080-\u009f]/gu, (control) => UPPER[control.charCodeAt(0) - 0x80] ?? control);

interface TextDecoding {
  readonly encoding: string;
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** A decoder by the name of a charset; throws for one that does not exist. */
export const textDecoder = (charset: string): TextDecoding => {
  const decoder = new TextDecoder(charset);
  if (decoder.encoding !== 'windows-1252') return decoder;
  return {
    encoding: decoder.encoding,
    decode: (bytes, options) => withUpper(decoder.decode(bytes, options)),
  };
};

type Weights = ReadonlyMap<string, number>;

/** Charsets of one byte a letter, the likelier ones first, each with the letters that its languages use most. */
const CANDIDATES: readonly (readonly [charset: string, weights: Weights])[] = Object.entries(letters).map(
  ([charset, groups]) => [
    charset,
    new Map(
      Object.entries(groups).flatMap(([weight, signs]) =>
        [...signs].map((sign) => [sign, Number(weight)] as const),
      ),
    ),
  ],
);

const WORD = /\p{L}+/gu;
const FOREIGN = /[^\p{ASCII}]/u;
const NATURAL_CASE = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;
const BOTH_SCRIPTS = /\p{Script=Latin}.*\p{Script=Cyrillic}|\p{Script=Cyrillic}.*\p{Script=Latin}/u;
/** Cyrillic words of one letter. */
const SHORT_WORD = /^[авикосуяіжзйєaàéеуoyœ]$/iu;
const USUAL_SIGNS = /[«»–—…“”„’‘№€£°©®™²³½¼×·•\u00a0§±¥¢´‚]/u;
const NEVER_SIGNS = /[\u0080-\u009f\u2500-\u259f\ufffd]/u;
const NEXT_TO_DIGIT = /\d/u;
const MONEY = /[€£¥]/u;

const scoreOfWord = (word: string, weights: Weights, beside: string): number => {
  const foreign = [...word].filter((sign) => FOREIGN.test(sign));
  const known = foreign.reduce((sum, sign) => sum + (weights.get(sign.toLowerCase()) ?? -0.3), 0);
  const isOdd = !NATURAL_CASE.test(word) || BOTH_SCRIPTS.test(word);
  const isStray = NEXT_TO_DIGIT.test(beside) || (word.length === 1 && !SHORT_WORD.test(word));
  return known - (isOdd ? 2 : 0) - (isStray ? 1.5 : 0);
};

/** A sign within a word is mostly a letter of another charset. */
const scoreOfSign = (sign: string, before: string, after: string): number => {
  if (NEVER_SIGNS.test(sign)) return -3;
  if (/\p{L}/u.test(before) && /\p{L}/u.test(after) && sign !== '’') return -1;
  if (MONEY.test(sign)) return NEXT_TO_DIGIT.test(before + after) ? 1 : 0;
  return USUAL_SIGNS.test(sign) ? 0.3 : -0.3;
};

const score = (text: string, weights: Weights): number => {
  let sum = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!FOREIGN.test(word)) continue;
    const beside = (text[index - 1] ?? '') + (text[index + word.length] ?? '');
    sum += scoreOfWord(word, weights, beside);
  }
  for (const { 0: sign, index } of text.matchAll(/[^\p{ASCII}\p{L}]/gu)) {
    sum += scoreOfSign(sign, text[index - 1] ?? '', text[index + sign.length] ?? '');
  }
  return sum;
};

/** Bytes that are enough to know a charset by. */
export const ENOUGH_FOREIGN = 3_000;
const MAX_SAMPLE = 64 * 1_024;

/** The charset of bytes that are not UTF-8 and that nothing declares, by how much its letters look like words. */
export const guessCharset = (bytes: Uint8Array): string => {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  // A word that has begun before belongs to the sample.
  const sample = bytes.subarray(Math.max(0, first - 100), first + MAX_SAMPLE);
  let best = { charset: 'windows-1251', score: -Infinity };
  for (const [charset, weights] of CANDIDATES) {
    const found = score(textDecoder(charset).decode(sample), weights);
    if (found > best.score) best = { charset, score: found };
  }
  return best.charset;
};
