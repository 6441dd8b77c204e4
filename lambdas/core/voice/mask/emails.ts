import type { Rules } from '../../language/rules.ts';
import { type MaskedSpan, type Token, tokenText } from './tokens.ts';

const WRITTEN = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}/gu;

const isWord = (token: Token | undefined): boolean => token !== undefined && token.kind !== 'sign';

const isDot = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  tokenText(tokens, at) === '.' || rules.is('mailDot', tokenText(tokens, at));

/** Joins words of one address: a dot, a hyphen, an underline, in signs or in words. */
const isJoint = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  /^[._+-]$/u.test(tokenText(tokens, at)) ||
  isDot(tokens, at, rules) ||
  rules.is('mailDash', tokenText(tokens, at));

const isBracket = (tokens: readonly Token[], at: number): boolean =>
  /^[()[\]{}<>]$/u.test(tokenText(tokens, at));

const behindBrackets = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (isBracket(tokens, at)) at += 1;
  return at;
};

/** The first token behind "mail dot ru", "gmail com", "mail . ru"; `undefined` where no host follows. */
const behindHost = (tokens: readonly Token[], from: number, rules: Rules): number | undefined => {
  let at = from;
  let hasEnd = false;
  while (isWord(tokens[at])) {
    at += 1;
    const joint = behindBrackets(tokens, at);
    const next = behindBrackets(tokens, joint + 1);
    if (isJoint(tokens, joint, rules) && isWord(tokens[next])) {
      hasEnd ||= isDot(tokens, joint, rules);
      at = next;
    } else if (!hasEnd && rules.is('topLevel', tokenText(tokens, at))) {
      return at + 1;
    } else break;
  }
  return hasEnd ? at : undefined;
};

const MOST_PIECES = 8;

const MOST_NAMES = 2;

/** "Jane doe at mail dot com": what else belongs to a name is hidden with it. */
const nameStart = (tokens: readonly Token[], at: number, rules: Rules): number => {
  let from = at;
  while (at - from < MOST_NAMES && tokens[from - 1]?.kind === 'letters') {
    const text = tokenText(tokens, from - 1);
    if (rules.is('filler', text) || rules.phraseAt('mailBefore', tokens, from - 1)) break;
    from -= 1;
  }
  return from;
};

/** The first token of the words before the "at". Digits are said apart: «иван восемьдесят пять собака». */
const localStart = (tokens: readonly Token[], at: number, rules: Rules): number | undefined => {
  let from = at;
  while (isBracket(tokens, from - 1)) from -= 1;
  if (!isWord(tokens[from - 1])) return undefined;
  for (let pieces = 0; pieces < MOST_PIECES && isWord(tokens[from - 1]); pieces += 1) {
    from -= 1;
    const isDigits =
      tokens[from]?.kind === 'number' || rules.numberWord(tokenText(tokens, from)) !== undefined;
    const joined = from;
    while (isJoint(tokens, from - 1, rules) && from > 1) from -= 1;
    if (from < joined) continue;
    if (rules.phraseAt('mailBefore', tokens, from - 1) || !(isDigits || tokens[from]?.glued)) break;
  }
  const isAlone = at - from === 1 && tokens[from]?.kind === 'letters';
  return isAlone ? nameStart(tokens, from, rules) : from;
};

const spokenSpans = (tokens: readonly Token[], rules: Rules): readonly MaskedSpan[] =>
  tokens.flatMap(({ text }, at) => {
    if (text !== '@' && !rules.is('mailAt', text)) return [];
    const to = behindHost(tokens, behindBrackets(tokens, at + 1), rules);
    const from = localStart(tokens, at, rules);
    const isBeforeAnother = to !== undefined && rules.is('mailAt', tokenText(tokens, to));
    if (to === undefined || from === undefined || isBeforeAnother) return [];
    return [{ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, mask: '[email]' as const }];
  });

/** Addresses as they are written and as a transcriber hears them: «иван собака почта точка ру», "ivan at mail dot com". */
export const emailSpans = (text: string, tokens: readonly Token[], rules: Rules): readonly MaskedSpan[] => [
  ...[...text.matchAll(WRITTEN)].map(
    (match): MaskedSpan => ({ start: match.index, end: match.index + match[0].length, mask: '[email]' }),
  ),
  ...spokenSpans(tokens, rules),
];
