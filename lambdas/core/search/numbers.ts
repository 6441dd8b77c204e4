import { halves, type NumberWord, numberWord } from './number-words.ts';
import type { Word } from './words.ts';

/** A number under way: slots fill from hundreds down, multipliers move what stands into the total. */
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
      if (running.group >= 10 || running.floor === 100) return false;
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

interface Reading {
  readonly value: number;
  /** Words used up. */
  readonly length: number;
  readonly ordinal: boolean;
}

const startOf = (word: Word, next: Word | undefined): Running | undefined => {
  if (word.kind !== 'number') return fresh();
  const following = numberWord(next?.text ?? '');
  const goesOn = following?.slot === 'multiplier' && following.value > 100;
  return goesOn ? { ...fresh(), group: Number(word.text), floor: 1, words: 1 } : undefined;
};

/** The next number word, over the "and" of "two hundred and fifty". */
const nextWord = (
  words: readonly Word[],
  at: number,
  running: Running,
): { readonly number: NumberWord | undefined; readonly length: number } => {
  const isAnd = words[at]?.text === 'and' && running.floor === SLOT_FLOOR.hundred;
  const length = isAnd ? 2 : 1;
  return { number: numberWord(words[at + length - 1]?.text ?? ''), length };
};

/** Reads the number that begins at a word: "пять тысяч двести", "2 тысячи", "two hundred and fifty". */
const readInteger = (words: readonly Word[], from: number): Reading | undefined => {
  const first = words[from];
  const running = first && startOf(first, words[from + 1]);
  if (!first || !running) return undefined;
  let at = from + running.words;
  let ordinal = false;
  while (!ordinal) {
    const { number, length } = nextWord(words, at, running);
    if (!number || !take(running, number)) break;
    ordinal = number.ordinal;
    at += length;
  }
  const value = Math.round((running.total + running.group) * 1_000) / 1_000; // 2.3 thousand is not 2299.9999…
  const isNumber = running.words > 0 && Number.isSafeInteger(Math.trunc(value));
  return isNumber ? { value, length: at - from, ordinal } : undefined;
};

const POINT = new Set(['точка', 'запятая', 'point', 'целых', 'целая', 'целые', 'целой']);
const FRACTION_NAME = /^(?:десят|сот)(?:ых|ая|ые|ой)$/u;
const HALF_AFTER: readonly (readonly string[])[] = [
  ['с', 'половиной'],
  ['and', 'a', 'half'],
];

const follows = (words: readonly Word[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((text, index) => words[at + index]?.text === text);

/** "один и семь", "ноль пять", "одна целая пять десятых", "two point five": what stands after the point. */
const readFraction = (words: readonly Word[], at: number, whole: Reading): Reading | undefined => {
  const link = words[at]?.text ?? '';
  const isSpoken = words[at - 1]?.kind === 'letters';
  const isPoint = POINT.has(link);
  const isAnd =
    link === 'и' && isSpoken && whole.value < 100 && numberWord(words[at + 1]?.text ?? '')?.slot === 'unit';
  const isBare = whole.value === 0 && isSpoken;
  if (!isPoint && !isAnd && !isBare) return undefined;
  const start = isPoint || isAnd ? at + 1 : at;
  const digits = words[start]?.kind === 'number' ? words[start] : undefined;
  const part = digits ? { value: Number(digits.text), length: 1 } : readInteger(words, start);
  if (!part || !Number.isInteger(part.value)) return undefined;
  const end = start + part.length;
  const named = FRACTION_NAME.test(words[end]?.text ?? '') ? 1 : 0;
  const value = Number(`${whole.value}.${part.value}`);
  return { value, length: end + named - (at - whole.length), ordinal: false };
};

const readHalf = (words: readonly Word[], from: number): Reading | undefined => {
  const half = halves.get(words[from]?.text ?? '');
  if (half === undefined) return undefined;
  const next = numberWord(words[from + 1]?.text ?? '');
  if (next?.slot === 'multiplier') return { value: half * next.value, length: 2, ordinal: false };
  return half === 1.5 ? { value: half, length: 1, ordinal: false } : undefined;
};

/** "A hundred", "a thousand five hundred". */
const readAfterArticle = (words: readonly Word[], from: number): Reading | undefined => {
  if (words[from]?.text !== 'a' || numberWord(words[from + 1]?.text ?? '')?.slot !== 'multiplier')
    return undefined;
  const number = readInteger(words, from + 1);
  return number && { ...number, length: number.length + 1 };
};

const readNumber = (words: readonly Word[], from: number): Reading | undefined => {
  const special = readHalf(words, from) ?? readAfterArticle(words, from);
  if (special) return special;
  const digits = words[from]?.kind === 'number' ? Number(words[from].text) : undefined;
  const whole =
    readInteger(words, from) ??
    (Number.isSafeInteger(digits) ? { value: digits ?? 0, length: 1, ordinal: false } : undefined);
  if (!whole) return undefined;
  const at = from + whole.length;
  const phrase = HALF_AFTER.find((half) => follows(words, at, half));
  if (phrase) return { value: whole.value + 0.5, length: whole.length + phrase.length, ordinal: false };
  return readFraction(words, at, whole) ?? whole;
};

/** Storage sizes that English speakers say in two breaths: "one twenty eight", "two fifty six". */
const SAID_IN_TWO = new Set([128, 256, 512, 1_024]);
/** … and so are sides: "one sixty by two hundred". */
const BY = new Set(['by', 'x']);

const inOneBreath = (before: Word | undefined, word: Word, next: Word | undefined): Word | undefined => {
  if (before?.kind !== 'number' || word.text.length !== 2) return undefined;
  const value = Number(before.text) * 100 + Number(word.text);
  const isSide = before.text.length === 1 && BY.has(next?.text ?? '');
  return isSide || SAID_IN_TWO.has(value) ? { ...before, text: String(value) } : undefined;
};

/** Turns spoken numbers into digits: "двадцать один десять" becomes 21 and 10, "полтора" 1.5. */
export const readNumbers = (words: readonly Word[]): readonly Word[] => {
  const read: Word[] = [];
  let lastWasSpoken = false;
  let at = 0;
  for (let word = words[at]; word; word = words[at]) {
    const number = readNumber(words, at);
    const isSpoken = number !== undefined && word.kind === 'letters';
    const isChanged = number !== undefined && (isSpoken || number.length > 1);
    const next: Word = isChanged ? { kind: 'number', text: String(number.value), glued: word.glued } : word;
    const whole =
      lastWasSpoken && isSpoken ? inOneBreath(read.at(-1), next, words[at + number.length]) : undefined;
    if (whole) read[read.length - 1] = whole;
    else read.push(next);
    lastWasSpoken = isSpoken;
    at += number?.length ?? 1;
  }
  return read;
};
