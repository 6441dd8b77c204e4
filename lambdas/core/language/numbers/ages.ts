import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import { type Text, textAt } from './spoken-number.ts';
import { unitAt } from './unit-names.ts';

/** An age in years that was said without its unit. */
interface AgeReading {
  readonly years: number;
  readonly bounds?: { readonly min?: number; readonly max?: number };
  /** Words used up. */
  readonly length: number;
}

const OLDEST_CHILD = 17;
const OLDEST = 120;

const yearsAt = ({ words, rules }: Text, at: number, oldest: number): number | undefined => {
  const word = words[at];
  const next = words[at + 1];
  if (word?.kind !== 'number') return undefined;
  if (next?.glued && next.kind === 'letters') return undefined; // the 9th of "age 9th"
  const value = Number(word.text);
  return value <= oldest && value >= 0 && !unitAt(words, at + 1, rules) ? value : undefined;
};

/** "5+", "3-6", "3 to 6", "5": an age from its number on. */
const readYears = (text: Text, at: number, oldest: number): AgeReading | undefined => {
  const low = yearsAt(text, at, oldest);
  if (low === undefined) return undefined;
  const next = textAt(text, at + 1);
  if (next === '+') return { years: low, bounds: { min: low }, length: 2 };
  const high = text.rules.is('to', next) ? yearsAt(text, at + 2, oldest) : undefined;
  if (high !== undefined && high > low) return { years: low, bounds: { min: low, max: high }, length: 3 };
  return { years: low, length: 1 };
};

/** "Under 3", "от 3", "от 3 до 5" behind a word for children. */
const readBoundYears = (text: Text, at: number): AgeReading | undefined => {
  const most = text.rules.phraseAt('atMost', text.words, at);
  const max = most && yearsAt(text, at + most.length, OLDEST_CHILD);
  if (most && max !== undefined) return { years: max, bounds: { max }, length: most.length + 1 };
  const least = text.rules.phraseAt('atLeast', text.words, at);
  const read = least && readYears(text, at + least.length, OLDEST_CHILD);
  if (!least || !read) return undefined;
  return { ...read, bounds: read.bounds ?? { min: read.years }, length: least.length + read.length };
};

const isAgeWord = (text: Text, at: number): boolean => {
  const { is } = text.rules;
  const word = textAt(text, at);
  if (!is('age', word)) return false;
  const before = text.words[at - 1];
  return !is('ageOrName', word) || before?.kind !== 'letters' || is('beforeAge', before.text);
};

/** A range takes up its second number, too. */
const readWhole = (text: Text, from: number): AgeReading | undefined => {
  const { words, rules } = text;
  if (isAgeWord(text, from)) {
    const at = rules.is('ageOf', textAt(text, from + 1)) ? from + 2 : from + 1;
    const isExact = rules.is('ageExactly', textAt(text, from));
    const years = readYears(text, at, OLDEST) ?? (isExact ? undefined : readBoundYears(text, at));
    return years && { ...years, length: years.length + at - from };
  }
  const before = textAt(text, from - 1);
  if (rules.is('child', before)) {
    const years = readBoundYears(text, from) ?? readYears(text, from, OLDEST_CHILD);
    return years?.bounds ? years : undefined;
  }
  const isMarked = textAt(text, from + 1) === '+' && words[from + 1]?.glued === true;
  const isMark = before === '(' || (from === 0 && words.length === 2) || rules.is('playedWith', before);
  return isMarked && isMark ? readYears(text, from, OLDEST_CHILD) : undefined;
};

const isRange = ({ bounds }: AgeReading): boolean => bounds?.min !== undefined && bounds.max !== undefined;
const LONGEST_OPENING = 5;

/** The 6 of "ages 3-6", which is an age of its own to a document. */
const readSecond = (text: Text, from: number): AgeReading | undefined => {
  const { words, rules } = text;
  if (words[from]?.kind !== 'number' || !rules.is('to', textAt(text, from - 1))) return undefined;
  for (let start = from - 2; start >= from - LONGEST_OPENING; start -= 1) {
    const whole = readWhole(text, start);
    if (whole && isRange(whole) && start + whole.length === from + 1) {
      return { ...whole, years: Number(words[from]?.text), length: 1 };
    }
  }
  return undefined;
};

/**
 * Reads an age whose unit was left out: "aged 5", "for kids under 3", "игрушка 5+". A range is read as two
 * ages within the same bounds.
 */
export const readAge = (words: readonly Word[], from: number, rules: Rules): AgeReading | undefined => {
  const text = { words, rules };
  const whole = readWhole(text, from);
  if (!whole) return readSecond(text, from);
  return isRange(whole) ? { ...whole, length: whole.length - 1 } : whole;
};
