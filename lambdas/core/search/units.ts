import { AT_LEAST, AT_MOST, matchPhrase } from './bound-phrases.ts';
import { stem } from './stem.ts';
import { isCyrillic, type Word } from './words.ts';

interface Unit {
  /** What amounts of this kind are counted in. */
  readonly base: string;
  /** How many of the base one of these is. */
  readonly factor: number;
}

const units = new Map<string, Unit>();
/** Russian names of units by their stem, so that every case of them is understood. */
const unitsByStem = new Map<string, Unit>();
/** Forms that are a unit only when written right behind the digits: "55in", "12в". */
const gluedUnits = new Map<string, Unit>();

/** Abbreviations have no cases, and short words have stems that mean anything. */
const SHORTEST_DECLINED = 4;
const isDeclined = (word: string): boolean => isCyrillic(word) && word.length >= SHORTEST_DECLINED;

const unitNamed = (word: string): Unit | undefined =>
  units.get(word) ?? (isDeclined(word) ? unitsByStem.get(stem(word)) : undefined);

const learn = (base: string, factor: number, forms: string): void => {
  for (const form of forms.split(' ')) {
    units.set(form, { base, factor });
    if (isDeclined(form)) unitsByStem.set(stem(form), { base, factor });
  }
};

learn(
  'gb',
  1,
  'гб gb gib гигабайт гигабайта гигабайтов гигабайтами гиг гига гигов гигами gigabyte gigabytes gig gigs',
);
learn('gb', 1_024, 'тб tb терабайт терабайта терабайтов тера терра терабайте terabyte terabytes тибибайт');
learn('mb', 1, 'мб mb мегабайт мегабайта мегабайтов megabyte megabytes');
learn('in', 1, 'дюйм дюйма дюймов дюймовый дюймовая дюймовое дюймовые inch inches " ″ ”');
learn('mm', 1, 'мм миллиметр миллиметра миллиметров mm millimeter millimeters millimetre millimetres');
learn(
  'mm',
  10,
  'см сантиметр сантиметра сантиметров сантиметровый сантиметровая cm centimeter centimeters centimetre centimetres',
);
learn('mm', 1_000, 'м метр метра метров метровый метровая meter meters metre metres m');
learn('ml', 1, 'мл миллилитр миллилитра миллилитров ml milliliter milliliters millilitre millilitres');
learn('ml', 1_000, 'л l литр литра литров литровый литровая литровое liter liters litre litres');
learn('g', 1, 'г гр грамм грамма граммов g gr gram grams');
learn('g', 1_000, 'кг килограмм килограмма килограммов килограммовый кило kg kilo kilos kilogram kilograms');
learn('w', 1, 'вт ватт ватта ваттов ваттный ваттная w watt watts');
learn('w', 1_000, 'квт киловатт киловатта kw kilowatt kilowatts');
learn('mah', 1, 'мач mah миллиампер миллиампера milliamp milliamps milliampere');
learn('v', 1, 'вольт вольта вольтовый volt volts');
learn('hz', 1, 'гц герц герца hz hertz');
learn('mhz', 1, 'мгц мегагерц mhz megahertz');
learn('mhz', 1_000, 'ггц гигагерц гигагерца ghz gigahertz');
learn('mp', 1, 'мп мегапиксель мегапикселя мегапикселей mp megapixel megapixels');
learn('pcs', 1, 'шт штук штуки штука pcs pieces предмет предмета предметов');
learn('years', 1, 'лет год года годика годиков years year');
learn('months', 1, 'мес месяц месяца месяцев месяцам months month');
learn('percent', 1, '% процент процента процентов percent');
for (const [form, base, factor] of [
  ['in', 'in', 1],
  ['в', 'v', 1],
  ['v', 'v', 1],
  ['т', 'gb', 1_024],
  ['t', 'gb', 1_024],
] as const) {
  gluedUnits.set(form, { base, factor });
}

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

const unitOf = (word: Word | undefined): Unit | undefined => {
  if (!word || word.kind === 'number') return undefined;
  return unitNamed(word.text) ?? (word.glued ? gluedUnits.get(word.text) : undefined);
};

/** Makers count 1,000 GB where shoppers say a terabyte. */
const inBase = (amount: number, { base, factor }: Unit): number => {
  const value = Math.round(amount * factor * 1_000) / 1_000;
  return base === 'gb' && value >= 1_000 && value % 1_000 === 0 ? (value / 1_000) * 1_024 : value;
};

/** "пол литра" and "поллитра" are half a litre. */
const HALF_OF = /^пол(?=.)/u;

const readHalf = (word: Word, next: Word | undefined): { unit: Unit; length: number } | undefined => {
  if (word.kind !== 'letters' || !HALF_OF.test(word.text)) {
    const unit = word.text === 'пол' || word.text === 'half' ? unitOf(next) : undefined;
    return unit && { unit, length: 2 };
  }
  const unit = unitNamed(word.text.replace(HALF_OF, ''));
  return unit && { unit, length: 1 };
};

const LONG_NUMBER = 9;

/** Units that are said without the one before them, by their stems: "терабайт", "литровый". */
const SAID_ALONE = new Set('терабайт терабайтн литр литров метр метров килограмм terabyte'.split(' '));

interface MeasureReading {
  readonly measure: Measure;
  /** Words used up. */
  readonly length: number;
}

const readAmount = (words: readonly Word[], from: number): MeasureReading | undefined => {
  const word = words[from];
  if (!word) return undefined;
  const half = readHalf(word, words[from + 1]);
  if (half) {
    const measure = { term: `${inBase(0.5, half.unit)}${half.unit.base}`, bare: '0.5', unit: half.unit.base };
    return { measure, length: half.length };
  }
  const alone = SAID_ALONE.has(stem(word.text)) ? unitNamed(word.text) : undefined;
  if (alone) {
    return { measure: { term: `${inBase(1, alone)}${alone.base}`, bare: '1', unit: alone.base }, length: 1 };
  }
  if (word.kind !== 'number' || word.text.length > LONG_NUMBER) return undefined;
  const gap = words[from + 1]?.text === '-' ? 2 : 1;
  const unit = unitOf(words[from + gap]);
  if (words[from + gap + 1]?.glued && words[from + gap + 1]?.kind === 'number') return undefined; // the M2 of "11 M2"
  if (!unit) return undefined;
  const term = `${inBase(Number(word.text), unit)}${unit.base}`;
  return { measure: { term, bare: word.text, unit: unit.base }, length: gap + 1 };
};

const amountOf = ({ term }: Measure): number => Number.parseFloat(term);

/** Who says "больше 50" does not mean 50 itself. */
const STRICTLY =
  /^(?:больше|более|свыше|выше|меньше|менее|ниже|over|above|under|below|more|less|bigger|larger)$/u;
const NEARLY = 1e-6;

const SIDES = [
  ['max', AT_MOST, 1 - NEARLY],
  ['min', AT_LEAST, 1 + NEARLY],
] as const;

/** "Больше 50 дюймов", "up to 5 kg": an amount that only bounds what is wanted. */
const readBound = (words: readonly Word[], from: number): MeasureReading | undefined => {
  for (const [side, candidates, strictly] of SIDES) {
    const phrase = matchPhrase(words, from, candidates);
    const read = phrase && readAmount(words, from + phrase.length);
    if (!phrase || !read) continue;
    const bound = amountOf(read.measure) * (STRICTLY.test(phrase[0] ?? '') ? strictly : 1);
    return { measure: { ...read.measure, bounds: { [side]: bound } }, length: phrase.length + read.length };
  }
  return undefined;
};

/** "От 50 до 55 дюймов": the unit is said once. */
const readRange = (words: readonly Word[], from: number): MeasureReading | undefined => {
  const opening = matchPhrase(words, from, AT_LEAST)?.length;
  if (opening === undefined) return undefined;
  const least = words[from + opening];
  const end = readBound(words, from + opening + 1);
  if (least?.kind !== 'number' || end?.measure.bounds?.max === undefined) return undefined;
  const { max } = end.measure.bounds;
  const min = max * (Number(least.text) / Number(end.measure.bare));
  return { measure: { ...end.measure, bounds: { min, max } }, length: opening + 1 + end.length };
};

/** Reads an amount that begins at a word: "256 гб", `55"`, "поллитра", "больше 50 дюймов". */
export const readMeasure = (words: readonly Word[], from: number): MeasureReading | undefined =>
  readAmount(words, from) ?? readRange(words, from) ?? readBound(words, from);

/** Whether a word counts things, so that a number before it is no price. */
export const isUnit = (word: Word | undefined): boolean => unitOf(word) !== undefined;
