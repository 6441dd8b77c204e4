import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import type { NumberWord } from './counting-words.ts';

/** A number under way: slots fill from hundreds down, multipliers move the current group into the total. */
interface Running {
  total: number;
  group: number;
  /** The lowest slot filled so far; only lower ones may follow. */
  floor: number;
  lastMultiplier: number;
  words: number;
}

const SLOT_FLOOR = { zero: 1, unit: 1, teen: 1, ten: 10, hundred: 100, multiplier: 0 } as const;
const SLOT_NEEDS = { zero: 1_000, unit: 10, teen: 100, ten: 100, hundred: 1_000, multiplier: 0 } as const;

const fresh = (): Running => ({ total: 0, group: 0, floor: 1_000, lastMultiplier: Infinity, words: 0 });

/** Takes one more word into the number, or answers false because it begins another one. */
const take = (running: Running, { value, slot }: NumberWord): boolean => {
  if (slot === 'multiplier') {
    if (value === 100) {
      if (running.group >= 100 || running.floor === 100 || (running.group % 10 === 0 && running.group > 0))
        return false;
      running.group = (running.group || 1) * value;
      running.floor = 100;
    } else {
      if (value >= running.lastMultiplier) return false;
      running.total += (running.group || 1) * value;
      running.group = 0;
      running.floor = 1_000;
      running.lastMultiplier = value;
    }
  } else {
    const isFree = slot === 'zero' ? running.words === 0 : running.floor >= SLOT_NEEDS[slot];
    if (!isFree) return false;
    running.group += value;
    running.floor = SLOT_FLOOR[slot];
  }
  running.words += 1;
  return true;
};

/** A number and how it was said. */
export interface NumberReading {
  readonly value: number;
  /** Words used up. */
  readonly length: number;
  readonly ordinal: boolean;
  /** How many thousands were counted: the 5 of "пять тысяч". */
  readonly thousands?: number;
}

/** Words with the rules to read them by. */
export interface Text {
  readonly words: readonly Word[];
  readonly rules: Rules;
}

export const textAt = ({ words }: Text, at: number): string => words[at]?.text ?? '';

const numberAt = (text: Text, at: number): NumberWord | undefined => text.rules.numberWord(textAt(text, at));

const startOf = (text: Text, from: number): Running | undefined => {
  const word = text.words[from];
  if (word?.kind !== 'number') return word && fresh();
  const following = numberAt(text, from + 1);
  const goesOn = following?.slot === 'multiplier' && following.value > 100;
  return goesOn ? { ...fresh(), group: Number(word.text), floor: 1, words: 1 } : undefined;
};

/** The hyphen of "twenty-five"; one between other numbers says a range. */
const isHyphened = (text: Text, at: number, { floor }: Running): boolean =>
  floor === SLOT_FLOOR.ten &&
  textAt(text, at) === '-' &&
  text.words[at]?.glued === true &&
  text.words[at + 1]?.glued === true &&
  numberAt(text, at + 1)?.slot === 'unit';

/** "And" joins what is below a hundred; in "between one hundred and two hundred" it does not. */
const isJoined = (text: Text, at: number, from: number): boolean => {
  const next = numberAt(text, at + 1);
  if (!next || next.slot === 'multiplier' || next.slot === 'hundred') return false;
  let end = at + 2;
  for (let number = numberAt(text, end); number && end < at + 4; number = numberAt(text, end)) {
    if (number.slot === 'multiplier') return false;
    end += 1;
  }
  const { is } = text.rules;
  return !is('rangeBefore', textAt(text, from - 1)) || is('hundredsAnd', textAt(text, end));
};

/** The next number word, over the "and" of "two hundred and fifty". */
const nextWord = (
  text: Text,
  at: number,
  { running, from }: { readonly running: Running; readonly from: number },
): { readonly number: NumberWord | undefined; readonly length: number } => {
  const isLarge = running.floor === SLOT_FLOOR.hundred || (running.total > 0 && running.group === 0);
  const isAnd = isLarge && text.rules.is('hundredsAnd', textAt(text, at)) && isJoined(text, at, from);
  const length = isAnd || isHyphened(text, at, running) ? 2 : 1;
  return { number: numberAt(text, at + length - 1), length };
};

const thousandsOf = ({ lastMultiplier, total, group }: Running): Pick<NumberReading, 'thousands'> =>
  lastMultiplier === 1_000 && group === 0 && total < 1_000_000 ? { thousands: total / 1_000 } : {};

/** Reads the number that begins at a word: "пять тысяч двести", "2 тысячи", "two hundred and fifty". */
const readInteger = (text: Text, from: number): NumberReading | undefined => {
  const running = startOf(text, from);
  if (!running) return undefined;
  const start = text.rules.is('article', textAt(text, from - 1)) ? from - 1 : from;
  let at = from + running.words;
  let ordinal = false;
  while (!ordinal) {
    const { number, length } = nextWord(text, at, { running, from: start });
    if (!number || !take(running, number)) break;
    ordinal = number.ordinal;
    at += length;
  }
  const value = Math.round((running.total + running.group) * 1_000) / 1_000; // 2.3 thousand is not 2299.9999…
  const isNumber = running.words > 0 && Number.isSafeInteger(Math.trunc(value));
  return isNumber ? { value, length: at - from, ordinal, ...thousandsOf(running) } : undefined;
};

/** "один и семь", "ноль пять", "одна целая пять десятых", "two point five": the number with its decimals. */
const readFraction = (text: Text, at: number, whole: NumberReading): NumberReading | undefined => {
  const { words, rules } = text;
  const link = textAt(text, at);
  // "Первый и третий" are two places.
  const isSpoken = words[at - 1]?.kind === 'letters' && !whole.ordinal;
  const isPoint = rules.is('point', link);
  const isAnd =
    isSpoken && whole.value < 100 && rules.is('decimalAnd', link) && numberAt(text, at + 1)?.slot === 'unit';
  const isBare = whole.value === 0 && isSpoken;
  if (!isPoint && !isAnd && !isBare) return undefined;
  const start = isPoint || isAnd ? at + 1 : at;
  const digits = words[start]?.kind === 'number' ? words[start] : undefined;
  const part = digits ? { value: Number(digits.text), length: 1 } : readInteger(text, start);
  if (!part || !Number.isInteger(part.value)) return undefined;
  const end = start + part.length;
  const named = rules.is('fractionName', textAt(text, end)) ? 1 : 0;
  const value = Number(`${whole.value}.${part.value}`);
  return { value, length: end + named - (at - whole.length), ordinal: false };
};

/** So many times a multiplier. */
export const thousandTimes = (
  count: number,
  { value }: NumberWord,
): Pick<NumberReading, 'value' | 'thousands'> => ({
  value: count * value,
  ...(value === 1_000 ? { thousands: count } : {}),
});

/** The "тысяч" that may follow a number. */
export const multiplierAt = (text: Text, at: number): NumberWord | undefined => {
  const number = numberAt(text, at);
  return number?.slot === 'multiplier' && !number.ordinal ? number : undefined;
};

const readHalf = (text: Text, from: number): NumberReading | undefined => {
  const half = text.rules.halfNamed(textAt(text, from));
  if (half === undefined) return undefined;
  const gap = half === 0.5 && text.rules.is('article', textAt(text, from + 1)) ? 2 : 1;
  const next = multiplierAt(text, from + gap);
  if (next) return { ...thousandTimes(half, next), length: gap + 1, ordinal: false };
  return half === 1.5 ? { value: half, length: 1, ordinal: false } : undefined;
};

/** "Пара тысяч", "a couple of hundred"; a pair of anything else is a pair. */
const readPair = (text: Text, from: number): NumberReading | undefined => {
  const { is } = text.rules;
  const start = is('article', textAt(text, from)) ? from + 1 : from;
  if (!is('pair', textAt(text, start))) return undefined;
  const at = is('partOf', textAt(text, start + 1)) ? start + 2 : start + 1;
  const next = multiplierAt(text, at);
  return next && { ...thousandTimes(2, next), length: at + 1 - from, ordinal: false };
};

/** "A hundred", "a thousand five hundred". */
const readAfterArticle = (text: Text, from: number): NumberReading | undefined => {
  if (!text.rules.is('article', textAt(text, from)) || !multiplierAt(text, from + 1)) return undefined;
  const number = readInteger(text, from + 1);
  return number && { ...number, length: number.length + 1 };
};

/** The "тысячи" of "две с половиной тысячи". */
const withMultiplier = (text: Text, from: number, number: NumberReading): NumberReading => {
  const next = multiplierAt(text, from + number.length);
  return next ? { ...thousandTimes(number.value, next), length: number.length + 1, ordinal: false } : number;
};

/** Reads the number that begins at a word, in digits or in words: "2 тысячи", "две с половиной", "a hundred". */
export const readSpokenNumber = (text: Text, from: number): NumberReading | undefined => {
  const special = readHalf(text, from) ?? readPair(text, from) ?? readAfterArticle(text, from);
  if (special) return special;
  const digits = text.words[from]?.kind === 'number' ? Number(textAt(text, from)) : undefined;
  const whole =
    readInteger(text, from) ??
    (Number.isSafeInteger(digits) ? { value: digits ?? 0, length: 1, ordinal: false } : undefined);
  if (!whole) return undefined;
  const at = from + whole.length;
  const phrase = text.rules.phraseAt('andHalf', text.words, at);
  if (!phrase) return readFraction(text, at, whole) ?? whole;
  const half = { value: whole.value + 0.5, length: whole.length + phrase.length, ordinal: false };
  return withMultiplier(text, from, half);
};
