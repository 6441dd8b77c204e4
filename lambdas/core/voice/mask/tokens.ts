import type { Rules } from '../../language/rules.ts';
import { fold, type Word } from '../../language/words.ts';

/** A word with its place in the text, so that the text itself can be masked. */
export interface Token extends Word {
  readonly start: number;
  readonly end: number;
}

/** A part of the text to be replaced. */
export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
  readonly mask: '[email]' | '[card]' | '[phone]' | '[number]' | '[name]' | '[address]';
}

const PIECE = /(?<number>\p{Nd}+)|(?<letters>[\p{L}\p{M}]+)|[^\s\p{Cf}]/gu;

/** Unlike `readWords` it keeps every digit, sign and place: a phone number is not an amount. */
export const tokensOf = (text: string): readonly Token[] => {
  let last = -1;
  return [...text.matchAll(PIECE)].map((match) => {
    const { number, letters } = match.groups ?? {};
    const kind = number !== undefined ? 'number' : letters !== undefined ? 'letters' : 'sign';
    const glued = match.index === last;
    last = match.index + match[0].length;
    return { kind, text: fold(match[0]), glued, start: match.index, end: last };
  });
};

export const tokenText = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

/** Whether a unit or a currency begins at a token, so that the number before it measures something. */
export const beginsUnit = (tokens: readonly Token[], at: number, rules: Rules): boolean =>
  tokens[at]?.kind !== 'number' &&
  (rules.unitNamed(tokenText(tokens, at)) !== undefined || rules.currencyAt(tokens, at) !== undefined);
