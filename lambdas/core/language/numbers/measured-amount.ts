import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import type { Unit } from './counting-words.ts';
import { unitAt, unitSaidAlone } from './unit-names.ts';

/** An amount with its unit. */
export interface Measure {
  /** In one unit of its kind: "1.5 л" and "1500ml" are both `1500ml`. */
  readonly term: string;
  /** The number alone, as it was said. */
  readonly bare: string;
  /** What it is counted in. */
  readonly unit: string;
  /** Set when the least or the most was said, both in the unit. */
  readonly bounds?: { readonly min?: number; readonly max?: number };
}

/** Three digits are all that a measure needs. */
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Makers count 1,000 GB where shoppers say a terabyte; a year and a half is said in months, too. */
const inBase = (
  amount: number,
  { base, factor }: Unit,
): { readonly value: number; readonly base: string } => {
  const value = rounded(amount * factor);
  if (base === 'gb' && value >= 1_000 && value % 1_000 === 0) return { value: (value / 1_000) * 1_024, base };
  const isPartOfYear = base === 'years' && !Number.isInteger(value) && Number.isInteger(value * 12);
  return isPartOfYear ? { value: value * 12, base: 'months' } : { value, base };
};

/** A measure and how much of the text says it. */
export interface MeasureReading {
  readonly measure: Measure;
  /** Words used up. */
  readonly length: number;
}

/** A dozen is twelve things to a catalogue, which never says "dozen" beside the number. */
const measureOf = (amount: number, said: string, unit: Unit): Measure => {
  const { value, base } = inBase(amount, unit);
  const isCounted = base === 'pcs' && unit.factor > 1;
  return { term: `${value}${base}`, bare: isCounted ? String(value) : said, unit: base };
};

/** "Half a kilo", "поллитра". */
const readPart = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const word = words[from];
  if (word?.kind !== 'letters') return undefined;
  const part = rules.partNamed(word.text);
  if (part === undefined) {
    const unit = rules.unitHalved(word.text);
    return unit && { measure: measureOf(0.5, '0.5', unit), length: 1 };
  }
  const gap = words[from + 1]?.text === '-' ? 2 : 1;
  const at = rules.is('beforeUnit', words[from + gap]?.text ?? '') ? from + gap + 1 : from + gap;
  const named = unitAt(words, at, rules);
  return named && { measure: measureOf(part, String(part), named.unit), length: at + named.length - from };
};

const LONG_NUMBER = 9;
/** Units of which halves and quarters are said; "4/8gb" are two sizes. */
const FRACTIONAL = new Set(['in', 'ml', 'g', 'mm']);
const DENOMINATORS = new Set(['2', '3', '4', '8', '16', '32', '64']);

interface SaidNumber {
  readonly value: number;
  readonly text: string;
  readonly length: number;
}

/** Whether a word is a number that can be an amount. */
export const isDigits = (word: Word | undefined): word is Word =>
  word?.kind === 'number' && word.text.length <= LONG_NUMBER;

const readFraction = (words: readonly Word[], at: number): SaidNumber | undefined => {
  const [over, slash, under] = words.slice(at, at + 3);
  const isFraction = isDigits(over) && slash?.text === '/' && DENOMINATORS.has(under?.text ?? '');
  const value = rounded(Number(over?.text) / Number(under?.text));
  return isFraction && value < 1 ? { value, text: String(value), length: 3 } : undefined;
};

/** "12", "1/2", "1 1/2", "1-1/2". */
const readSaidNumber = (words: readonly Word[], at: number): SaidNumber | undefined => {
  const word = words[at];
  if (!isDigits(word)) return undefined;
  const part = readFraction(words, at);
  if (part) return part;
  const gap = words[at + 1]?.text === '-' && words[at + 1]?.glued === true ? 2 : 1;
  const rest = readFraction(words, at + gap);
  if (!rest) return { value: Number(word.text), text: word.text, length: 1 };
  const value = rounded(Number(word.text) + rest.value);
  return { value, text: String(value), length: gap + rest.length };
};

/** The "old" of "5-year-old". */
const oldAt = (words: readonly Word[], at: number, { is }: Rules): number => {
  const gap = words[at]?.text === '-' ? 1 : 0;
  return is('old', words[at + gap]?.text ?? '') ? gap + 1 : 0;
};

const isTime = ({ base }: Unit): boolean => base === 'years' || base === 'months';

/** Whether a number is glued to letters, which makes it a model's: the 4 of "ps4 pack" counts nothing. */
export const isModel = (words: readonly Word[], at: number): boolean =>
  words[at]?.glued === true && words[at - 1]?.kind === 'letters';

/** The "865" of "tk-865y". */
const isHyphenedModel = (words: readonly Word[], at: number): boolean =>
  words[at]?.glued === true &&
  words[at - 1]?.text === '-' &&
  words[at - 1]?.glued === true &&
  words[at - 2]?.kind === 'letters';

/** A unit, and where the word is that names it. */
interface UnitPlace {
  readonly at: number;
  readonly unit: Unit;
}

const ONE_LETTER = /^\p{L}$/u;

/** Whether a unit is a part of a model's name, or follows one: "c2g", "db25 m/m", "tk-865y", "ps4 pack". */
const isModelWithUnit = (
  words: readonly Word[],
  from: number,
  { at, unit, rules }: UnitPlace & { readonly rules: Rules },
): boolean => {
  const name = words[at];
  if (!name || rules.is('times', words[from - 1]?.text ?? '')) return false;
  if (isTime(unit) && name.glued && isHyphenedModel(words, from)) return true;
  const isPieces = unit.base === 'pcs';
  const packOf = isPieces ? rules.phraseAt('packOf', words, at) : undefined;
  if (packOf && isDigits(words[at + packOf.length])) return true;
  if (!isModel(words, from)) return false;
  return isTime(unit) || ONE_LETTER.test(name.text) || (isPieces && !name.glued);
};

const MOST_SIDES = 3;

const isBetweenSides = (word: Word | undefined, { is }: Rules): boolean =>
  word?.text === '×' || is('sides', word?.text ?? '');

/** The unit of "40x60 см", said once behind the last side. */
const sharedUnit = (words: readonly Word[], from: number, rules: Rules): Unit | undefined => {
  let at = from;
  for (let side = 1; side < MOST_SIDES && isBetweenSides(words[at], rules); side += 1) {
    if (!isDigits(words[at + 1])) return undefined;
    const unit = unitAt(words, at + 2, rules)?.unit;
    if (unit) return unit.base === 'mm' || unit.base === 'in' ? unit : undefined;
    at += 2;
  }
  return undefined;
};

/** Reads a number with its unit: "5 кг", "1/2 inch", the 40 of "40x60 см". */
export const readNumbered = (
  words: readonly Word[],
  from: number,
  rules: Rules,
): MeasureReading | undefined => {
  const number = readSaidNumber(words, from);
  if (!number) return undefined;
  const end = from + number.length;
  const gap = words[end]?.text === '-' ? 1 : 0;
  const named = unitAt(words, end + gap, rules);
  if (!named) {
    const unit = sharedUnit(words, end, rules);
    return unit && { measure: measureOf(number.value, number.text, unit), length: number.length };
  }
  const after = words[end + gap + named.length];
  if (after?.glued && after.kind === 'number') return undefined; // the M2 of "11 M2"
  const isFraction = number.length > 1;
  if (isFraction && (isModel(words, from) || !FRACTIONAL.has(named.unit.base))) return undefined;
  if (isModelWithUnit(words, from, { at: end + gap, unit: named.unit, rules })) return undefined;
  const length = number.length + gap + named.length;
  return {
    measure: measureOf(number.value, number.text, named.unit),
    length: length + (isTime(named.unit) ? oldAt(words, from + length, rules) : 0),
  };
};

/** "Pack of 12", the "of 3" of "set of 3", the "из 3" of "набор из 3". */
const readContents = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const [before = '', text = '', next = ''] = [from - 1, from, from + 1].map((at) => words[at]?.text);
  const isPack = rules.is('pack', text) && rules.is('partOf', next);
  const isHeld = rules.is('contents', text) && rules.is('holder', before);
  if (!isPack && !isHeld) return undefined;
  const at = isPack ? from + 2 : from + 1;
  const number = words[at];
  if (!isDigits(number)) return undefined;
  const own = unitAt(words, at + 1, rules);
  if (own && own.unit.base !== 'pcs') return undefined;
  const measure = measureOf(Number(number.text), number.text, own?.unit ?? { base: 'pcs', factor: 1 });
  return { measure, length: at + 1 + (own?.length ?? 0) - from };
};

/** Reads an amount without bounds: "5 кг", "поллитра", "a dozen", "pack of 12". */
export const readMeasuredAmount = (
  words: readonly Word[],
  from: number,
  rules: Rules,
): MeasureReading | undefined => {
  const part = readPart(words, from, rules) ?? readContents(words, from, rules);
  if (part) return part;
  const alone = unitSaidAlone(words, from, rules);
  if (alone) return { measure: measureOf(1, '1', alone), length: 1 };
  return readNumbered(words, from, rules);
};

/** The amount in the measure's unit. */
export const amountOf = ({ term }: Measure): number => Number.parseFloat(term);
