import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import type { Unit } from './counting-words.ts';

/** A unit and how many words name it. */
interface NamedUnit {
  readonly unit: Unit;
  readonly length: number;
}

const FLUID_OUNCE: Unit = { base: 'ml', factor: 29.574 };
/** Words of the "(s)" of "pc(s)". */
const PLURAL_LENGTH = 3;

const isPlural = (words: readonly Word[], at: number, { is }: Rules): boolean =>
  words[at]?.text === '(' &&
  words[at]?.glued === true &&
  is('pluralEnd', words[at + 1]?.text ?? '') &&
  words[at + 2]?.text === ')';

/** The "in" of "4-in-1" is a preposition. */
const isInOne = (words: readonly Word[], at: number, { is }: Rules): boolean =>
  words[at + 1]?.text === '-' &&
  words[at + 2]?.kind === 'number' &&
  is('unitOrPreposition', words[at]?.text ?? '');

/** The unit that begins at a word: "кг", the "fl oz" of "12 fl oz", the "pc(s)" of "25 pc(s)". */
export const unitAt = (words: readonly Word[], at: number, rules: Rules): NamedUnit | undefined => {
  const word = words[at];
  if (!word || word.kind === 'number' || isInOne(words, at, rules)) return undefined;
  const { is } = rules;
  const next = words[at + 1]?.text ?? '';
  if (is('fluid', word.text) && is('ounce', next)) return { unit: FLUID_OUNCE, length: 2 };
  const plural = isPlural(words, at + 1, rules) ? PLURAL_LENGTH : 0;
  // Behind "12 pc" a set says that pieces are counted; "windows 10 pc" is a computer.
  const isGlued = word.glued || (is('shortPiece', word.text) && (is('piecesOf', next) || plural > 0));
  const unit = rules.unitNamed(word.text) ?? (isGlued ? rules.unitGlued(word.text) : undefined);
  return unit && { unit, length: 1 + plural };
};

/** Whether a word counts things, so a number before it is not a price. */
export const isUnit = (word: Word | undefined, rules: Rules): boolean =>
  word !== undefined && unitAt([word], 0, rules) !== undefined;

/** The unit that a word says one of: "литр молока", "a litre of milk". */
export const unitSaidAlone = (words: readonly Word[], at: number, rules: Rules): Unit | undefined => {
  const word = words[at]?.text ?? '';
  if (words[at - 1]?.kind === 'number') return undefined;
  const hasArticle = rules.is('article', words[at - 1]?.text ?? '');
  const isOne = rules.is('unitAlone', rules.stem(word)) || (hasArticle && rules.is('unitWithArticle', word));
  return isOne ? rules.unitNamed(word) : undefined;
};
