import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import { readAge } from './ages.ts';
import {
  amountOf,
  isDigits,
  isModel,
  type Measure,
  type MeasureReading,
  readMeasuredAmount,
  readNumbered,
  rounded,
} from './measured-amount.ts';

/** A strict bound leaves its own amount out. */
const NEARLY = 1e-6;

const SIDES = [
  ['max', 'atMost', 1 - NEARLY],
  ['min', 'atLeast', 1 + NEARLY],
] as const;

/** "Max 20 kg" bounds at the beginning or behind a sign; behind a name it is a part of it: "pro max 256 gb". */
const isPartOfModel = (phrase: readonly string[], before: Word | undefined, { is }: Rules): boolean =>
  phrase.length === 1 && before !== undefined && before.kind !== 'sign' && is('modelBound', phrase[0] ?? '');

/** "Больше 50 дюймов", "up to 5 kg": an amount that only bounds what is wanted. */
const readBound = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  for (const [side, candidates, strictly] of SIDES) {
    const phrase = rules.phraseAt(candidates, words, from);
    const read = phrase && readMeasuredAmount(words, from + phrase.length, rules);
    if (!phrase || !read || isPartOfModel(phrase, words[from - 1], rules)) continue;
    const bound = amountOf(read.measure) * (rules.is('strictly', phrase[0] ?? '') ? strictly : 1);
    return { measure: { ...read.measure, bounds: { [side]: bound } }, length: phrase.length + read.length };
  }
  return undefined;
};

/** A measure's number as it was said, in the measure's unit. */
const inUnitOf = ({ term, bare }: Measure, text: string): number =>
  rounded(amountOf({ term, bare, unit: '' }) * (Number(text) / Number(bare)));

/** "От 50 до 55 дюймов", "from 50 to 55 inches", "between 2 and 3 kg": the unit is said once. */
const readRange = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const isBetween = rules.is('rangeOpening', words[from]?.text ?? '');
  const opening = isBetween ? 1 : rules.phraseAt('atLeast', words, from)?.length;
  const least = opening === undefined ? undefined : words[from + opening];
  if (opening === undefined || !isDigits(least)) return undefined;
  const link = from + opening + 1;
  const linked = rules.is('rangeLink', words[link]?.text ?? '')
    ? readMeasuredAmount(words, link + 1, rules)
    : undefined;
  const end = linked ? { ...linked, length: linked.length + 1 } : readBound(words, link, rules);
  if (!end || (!linked && end.measure.bounds?.max === undefined)) return undefined;
  const max = end.measure.bounds?.max ?? amountOf(end.measure);
  const min = inUnitOf(end.measure, least.text);
  if (!Number.isFinite(min)) return undefined;
  return { measure: { ...end.measure, bounds: { min, max } }, length: opening + 1 + end.length };
};

/** The measure at the end of "2-4 кг"; "13-256 gb" is a model and its memory. */
const readDashed = (words: readonly Word[], from: number, rules: Rules): Required<Measure> | undefined => {
  const low = words[from];
  if (!isDigits(low) || !rules.is('to', words[from + 1]?.text ?? '') || isModel(words, from))
    return undefined;
  const end = readNumbered(words, from + 2, rules)?.measure;
  if (!end || end.unit === 'gb' || end.unit === 'mb' || Number(low.text) >= Number(end.bare))
    return undefined;
  return { ...end, bounds: { min: inUnitOf(end, low.text), max: amountOf(end) } };
};

/**
 * "2-4 кг" becomes two measures within the same bounds: a document says both amounts, and a question asks
 * for one range, since two ideas with the same amounts are one.
 */
const readDashedRange = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const ahead = readDashed(words, from, rules);
  if (ahead) {
    const { unit, bounds } = ahead;
    const bare = words[from]?.text ?? '';
    return { measure: { term: `${bounds.min}${unit}`, bare, unit, bounds }, length: 2 };
  }
  const behind = readDashed(words, from - 2, rules);
  const end = behind && readNumbered(words, from, rules);
  return end && { measure: behind, length: end.length };
};

/** "3+ years": the plus is between the number and its unit. */
const readPlus = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  if (!isDigits(words[from]) || words[from + 1]?.text !== '+' || isModel(words, from)) return undefined;
  const read = readNumbered([words[from], ...words.slice(from + 2, from + 6)], 0, rules);
  if (!read) return undefined;
  return { measure: { ...read.measure, bounds: { min: amountOf(read.measure) } }, length: read.length + 1 };
};

/** "3 years and up", "10 kg or less", "3 years+". */
const readOpenEnd = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const read = readMeasuredAmount(words, from, rules);
  if (!read) return readPlus(words, from, rules);
  const end = from + read.length;
  const amount = amountOf(read.measure);
  const isPlus = words[end]?.text === '+' && words[end]?.glued === true;
  const more = isPlus ? ['+'] : rules.phraseAt('orMore', words, end);
  const after = more ?? rules.phraseAt('orLess', words, end);
  if (!after) return read;
  const bounds = more ? { min: amount } : { max: amount };
  return { measure: { ...read.measure, bounds }, length: read.length + after.length };
};

const readAged = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined => {
  const age = readAge(words, from, rules);
  if (!age) return undefined;
  const { years, bounds, length } = age;
  const measure = {
    term: `${years}years`,
    bare: String(years),
    unit: 'years',
    ...(bounds ? { bounds } : {}),
  };
  return { measure, length };
};

/** Reads an amount that begins at a word: "256 гб", `55"`, "поллитра", "больше 50 дюймов", "aged 5". */
export const readMeasure = (words: readonly Word[], from: number, rules: Rules): MeasureReading | undefined =>
  readDashedRange(words, from, rules) ??
  readOpenEnd(words, from, rules) ??
  readRange(words, from, rules) ??
  readBound(words, from, rules) ??
  readAged(words, from, rules);

/** What "the most" of something is counted in. */
interface Superlative {
  readonly unit: string;
  /** Words used up. */
  readonly length: number;
}

/** "С самой большой памятью", "с самым большим экраном", "самый мощный", "largest screen". */
export const readSuperlative = (
  words: readonly Word[],
  from: number,
  { is, countedIn }: Rules,
): Superlative | undefined => {
  const text = (at: number): string => words[at]?.text ?? '';
  const hasMost = is('mostOf', text(from));
  const at = hasMost ? from + 1 : from;
  if (hasMost && is('powerful', text(at))) return { unit: 'w', length: at + 1 - from };
  if (!is(hasMost ? 'large' : 'largest', text(at))) return undefined;
  const noun = is('extent', text(at + 1)) ? at + 2 : at + 1;
  const unit = countedIn(text(noun));
  return unit === undefined ? undefined : { unit, length: noun + 1 - from };
};
