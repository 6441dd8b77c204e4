import type { NumberWord } from '../../language/numbers/counting-words.ts';
import type { Rules } from '../../language/rules.ts';
import { type Token, tokenText } from './tokens.ts';

/** Digits that were written or said together: "916", «девятьсот шестнадцать». */
export interface DigitGroup {
  readonly digits: string;
  readonly isSpoken: boolean;
  /** Tokens that it is made of; `to` is the first behind it. */
  readonly from: number;
  readonly to: number;
  /** What parts it from the group before: "-", ") ", "". */
  readonly gap: string;
}

/** Groups that nothing but gaps part, as the numbers of one phone. */
type DigitRun = readonly DigitGroup[];

const SIGNS = /^[-–—−‑‒.,()/+:;*#]$/u;
const MAX_SIGNS = 3;
const MAX_LINKS = 2;

type Reading = Pick<DigitGroup, 'digits' | 'to'>;
type SpokenReading = Reading & Pick<DigitGroup, 'isSpoken'>;

/** A word that holds letters and digits is a model: "S24", "256гб". */
const isModel = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isGluedBefore = token?.glued === true && before?.kind === 'letters';
  return isGluedBefore || (after?.glued === true && after.kind === 'letters');
};

const NEEDS = { zero: 1_000, unit: 10, teen: 100, ten: 100, hundred: 1_000, multiplier: 0 } as const;
const FLOOR = { zero: 1, unit: 1, teen: 1, ten: 10, hundred: 100, multiplier: 0 } as const;

/** A number below a thousand under way: only lower places than the last one may follow. */
interface Running {
  readonly value: number;
  readonly floor: number;
}

/** The number with one more word, or `undefined` where the word begins another one. */
const take = ({ value, floor }: Running, { value: more, slot }: NumberWord): Running | undefined => {
  if (slot === 'multiplier')
    return more === 100 && value < 10 ? { value: (value || 1) * more, floor: FLOOR.hundred } : undefined;
  return floor < NEEDS[slot] ? undefined : { value: value + more, floor: FLOOR[slot] };
};

/** Joins the parts of one number: "twenty-five", "nine hundred and one". */
const isJoint = (token: Token | undefined, floor: number, rules: Rules): boolean =>
  (token?.text === '-' && token.glued && floor === FLOOR.ten) ||
  (floor === FLOOR.hundred && rules.is('hundredsAnd', token?.text ?? ''));

/**
 * A number below a thousand in words. It ends where the next word cannot belong to it, as people who dictate say "nine one six"
 * and «сорок пять шестьдесят семь». Thousands count amounts and never phones.
 */
const readSpoken = (tokens: readonly Token[], from: number, rules: Rules): Reading | undefined => {
  const wordAt = (at: number) => rules.numberWord(tokenText(tokens, at));
  let running: Running = { value: 0, floor: 1_000 };
  let at = from;
  for (;;) {
    const start = at > from && isJoint(tokens[at], running.floor, rules) ? at + 1 : at;
    const word = wordAt(start);
    if (word === undefined || word.ordinal || (word.slot === 'zero' && at > from)) break;
    const next = take(running, word);
    if (next === undefined) break;
    running = next;
    at = start + 1;
  }
  const isAmount = (wordAt(at)?.value ?? 0) >= 1_000;
  return at === from || isAmount ? undefined : { digits: String(running.value), to: at };
};

/** The "oh" that English speakers say for a zero between digits. */
const readZeroLetter = (tokens: readonly Token[], from: number, rules: Rules): SpokenReading | undefined =>
  rules.is('zeroLetter', tokenText(tokens, from)) ? { digits: '0', to: from + 1, isSpoken: true } : undefined;

const readGroup = (tokens: readonly Token[], from: number, rules: Rules): SpokenReading | undefined => {
  const token = tokens[from];
  if (token?.kind === 'number') {
    return isModel(tokens, from) ? undefined : { digits: token.text, to: from + 1, isSpoken: false };
  }
  if (token?.kind !== 'letters') return undefined;
  const times = rules.is('twice', token.text) ? 2 : rules.is('thrice', token.text) ? 3 : 1;
  if (times > 1) {
    const repeated = readGroup(tokens, from + 1, rules) ?? readZeroLetter(tokens, from + 1, rules);
    return repeated && { ...repeated, digits: repeated.digits.repeat(times) };
  }
  const spoken = readSpoken(tokens, from, rules);
  return spoken && { ...spoken, isSpoken: true };
};

/** The first token behind what may part two groups of one number. */
const behindGap = (tokens: readonly Token[], from: number, rules: Rules): number => {
  let at = from;
  while (at - from < MAX_SIGNS && SIGNS.test(tokenText(tokens, at))) at += 1;
  for (let links = 0; links < MAX_LINKS && rules.is('digitLink', tokenText(tokens, at)); links += 1) at += 1;
  return at;
};

/** Reads the runs of a text from left to right. */
export const digitRuns = (tokens: readonly Token[], rules: Rules): readonly DigitRun[] => {
  const runs: DigitRun[] = [];
  let run: DigitGroup[] = [];
  let at = 0;
  while (at < tokens.length) {
    const start = run.length === 0 ? at : behindGap(tokens, at, rules);
    const zero = readZeroLetter(tokens, start, rules);
    const isDictated = zero && (run.at(-1)?.isSpoken ?? readGroup(tokens, start + 1, rules)?.isSpoken);
    const group = isDictated ? zero : readGroup(tokens, start, rules);
    if (group !== undefined) {
      const gap = tokens.slice(at, start).map(({ text }) => text);
      run.push({ ...group, from: start, gap: gap.join('') });
      at = group.to;
    } else {
      if (run.length > 0) runs.push(run);
      else at += 1;
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
};
