import type { PhraseKind } from '../../language/grammar.ts';
import type { Rules } from '../../language/rules.ts';
import { type DigitGroup, digitRuns } from './digit-runs.ts';
import { classify, type Surroundings } from './shapes.ts';
import { beginsUnit, type MaskedSpan, type Token, tokenText } from './tokens.ts';

const LOOK_BACK = 6;
const LONGEST_NUMBER = 24;

const SAID: readonly (readonly [PhraseKind, Surroundings['said']])[] = [
  ['cardBefore', 'card'],
  ['idBefore', 'id'],
  ['codeBefore', 'code'],
  ['phoneBefore', 'phone'],
  ['articleBefore', 'article'],
];

/** The nearest phrase before a number that says whose it is; of two that end together the longer one. */
const saidBefore = (tokens: readonly Token[], at: number, rules: Rules): Surroundings['said'] => {
  let nearest: Surroundings['said'];
  let nearestEnd = 0;
  for (let from = Math.max(0, at - LOOK_BACK); from < at; from += 1) {
    for (const [kind, said] of SAID) {
      const end = from + (rules.phraseAt(kind, tokens, from)?.length ?? 0);
      if (end > from && end <= at && end > nearestEnd) {
        nearestEnd = end;
        nearest = said;
      }
    }
  }
  return nearest;
};

/** A plus of its own; that of "S24+" belongs to the word before. */
const isPlus = (tokens: readonly Token[], at: number, rules: Rules): boolean => {
  const [before, plus] = [tokens[at - 1], tokens[at]];
  if (plus?.text !== '+') return rules.is('plus', tokenText(tokens, at));
  return !plus.glued || before === undefined || before.kind === 'sign';
};

/** What is before a number; it holds for every length that the number may have. */
const before = (
  tokens: readonly Token[],
  [first, second]: readonly DigitGroup[],
  rules: Rules,
): Omit<Surroundings, 'isMeasured'> => {
  const from = first?.from ?? 0;
  return {
    said: saidBefore(tokens, from, rules),
    hasPlus: isPlus(tokens, from - 1, rules),
    hasBracket: tokenText(tokens, from - 1) === '(' || second?.gap.includes('(') === true,
  };
};

const startOf = (tokens: readonly Token[], { from }: DigitGroup, rules: Rules): number => {
  const [sign, opening] = [tokens[from - 1], tokens[from]];
  const isOwn = sign?.text === '(' || isPlus(tokens, from - 1, rules);
  return (isOwn ? sign?.start : opening?.start) ?? 0;
};

const spanAt = (
  tokens: readonly Token[],
  run: readonly DigitGroup[],
  rules: Rules,
): { readonly span: MaskedSpan; readonly length: number } | undefined => {
  const around = before(tokens, run, rules);
  for (let length = run.length; length > 0; length -= 1) {
    const groups = run.slice(0, length);
    const to = groups.at(-1)?.to ?? 0;
    const mask = classify(groups, { ...around, isMeasured: beginsUnit(tokens, to, rules) });
    const [first, last] = [groups[0], groups.at(-1)];
    if (mask !== undefined && first !== undefined && last !== undefined) {
      const { end = 0 } = tokens[last.to - 1] ?? {};
      return { span: { start: startOf(tokens, first, rules), end, mask }, length };
    }
  }
  return undefined;
};

/** Phones, cards and other long numbers, in digits and in words. */
export const numberSpans = (tokens: readonly Token[], rules: Rules): readonly MaskedSpan[] =>
  digitRuns(tokens, rules).flatMap((run) => {
    const spans: MaskedSpan[] = [];
    for (let at = 0; at < run.length; ) {
      const found = spanAt(tokens, run.slice(at, at + LONGEST_NUMBER), rules);
      if (found !== undefined) spans.push(found.span);
      at += found?.length ?? 1;
    }
    return spans;
  });
