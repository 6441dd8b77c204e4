import type { Grammar } from '../grammar.ts';
import { listOf } from '../word-kinds.ts';
import { fold } from '../words.ts';
import { CLASS_NAMES, type ClassName } from './class-names.ts';

/** A word of a sentence as the classes see it. */
export interface Token {
  readonly text: string;
  readonly stem: string;
  readonly isNumber: boolean;
  /** Where the word is in the words it was read from, signs included. */
  readonly index: number;
}

/** Tokens [from, to) that belong to a class. */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/** Shoppers count no further among the products shown, and order no more pieces. */
const MOST_COUNTED = 12;

/** What a word of a phrase must equal, the surer first: a phrase is looked up by its surest word. */
const PIECES = ['word', 'stem', 'beginning', 'end', 'count', 'number', 'any'] as const;

type Stem = (word: string) => string;

interface Piece {
  readonly kind: (typeof PIECES)[number];
  readonly text: string;
}

/**
 * One word of a phrase: `заказ~` any inflection, `отмен*` a beginning, `*нее` an end, `##` a number, `#` one
 * that counts or orders what was shown, `_` any word; all else is the word as it is.
 */
const pieceOf = (written: string, stem: Stem): Piece => {
  if (written === '_') return { kind: 'any', text: '' };
  if (written === '##') return { kind: 'number', text: '' };
  if (written === '#') return { kind: 'count', text: '' };
  const text = fold(written.replace(/[*~]/gu, ''));
  if (written.startsWith('*')) return { kind: 'end', text };
  if (written.endsWith('*')) return { kind: 'beginning', text };
  return written.endsWith('~') ? { kind: 'stem', text: stem(text) } : { kind: 'word', text };
};

const isPiece = ({ kind, text }: Piece, token: Token): boolean => {
  if (kind === 'word') return token.text === text;
  if (kind === 'stem') return token.stem === text;
  if (kind === 'beginning') return token.text.startsWith(text);
  if (kind === 'end') return token.text.length > text.length && token.text.endsWith(text);
  if (kind === 'number') return token.isNumber;
  return kind === 'any' || (token.isNumber && Number(token.text) <= MOST_COUNTED);
};

/** A phrase of a class; `anchor` is where in it the word is that it is looked up by. */
interface Phrase {
  readonly name: ClassName;
  readonly pieces: readonly Piece[];
  readonly anchor: number;
  /** Where it is among all phrases. */
  readonly rank: number;
}

const phraseOf = (name: ClassName, written: string, stem: Stem): Omit<Phrase, 'rank'> => {
  const pieces = written.split(/\s+/u).map((piece) => pieceOf(piece, stem));
  const ranks = pieces.map(({ kind }) => PIECES.indexOf(kind));
  return { name, pieces, anchor: ranks.indexOf(Math.min(...ranks)) };
};

const keyOf = (kind: Piece['kind'], text: string): string => `${kind} ${text}`;

/** The phrases of all classes, by the class, then by the language, then as they are written. */
const phrasesIn = (grammars: readonly Grammar[], stem: Stem): readonly Phrase[] =>
  CLASS_NAMES.flatMap((name) =>
    grammars.flatMap(({ requests = {} }) =>
      listOf(`${requests[name] ?? ''},`).map((written) => phraseOf(name, written, stem)),
    ),
  ).map((phrase, rank) => ({ ...phrase, rank }));

const byAnchor = (phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> => {
  const anchored = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const { kind, text } = phrase.pieces[phrase.anchor] ?? { kind: 'any', text: '' };
    const key = keyOf(kind, text);
    const same = anchored.get(key);
    if (same) same.push(phrase);
    else anchored.set(key, [phrase]);
  }
  return anchored;
};

const keysOf = (token: Token, longest: number): readonly string[] => {
  const { text } = token;
  const keys = [keyOf('word', text), keyOf('stem', token.stem), keyOf('any', '')];
  if (token.isNumber) keys.push(keyOf('number', ''), keyOf('count', ''));
  for (let length = 1; length <= Math.min(text.length, longest); length += 1) {
    keys.push(keyOf('beginning', text.slice(0, length)), keyOf('end', text.slice(-length)));
  }
  return keys;
};

const isAt = ({ pieces }: Phrase, tokens: readonly Token[], from: number): boolean =>
  pieces.every((piece, offset) => {
    const token = tokens[from + offset];
    return token !== undefined && isPiece(piece, token);
  });

interface Found extends Occurrence {
  readonly rank: number;
}

const byLength = (one: Found, other: Found): number =>
  other.to - other.from - (one.to - one.from) || one.rank - other.rank || one.from - other.from;

export interface RequestWords {
  /** Every place where words of each class are said, longer phrases first, then as the phrases are written. */
  readonly occurrencesIn: (tokens: readonly Token[]) => ReadonlyMap<ClassName, readonly Occurrence[]>;
}

export const createRequestWords = (grammars: readonly Grammar[], stem: Stem): RequestWords => {
  const phrases = phrasesIn(grammars, stem);
  const anchored = byAnchor(phrases);
  const longest = Math.max(0, ...phrases.flatMap(({ pieces }) => pieces.map(({ text }) => text.length)));
  return {
    occurrencesIn: (tokens) => {
      const found = new Map<ClassName, Found[]>();
      for (const [at, token] of tokens.entries()) {
        for (const phrase of keysOf(token, longest).flatMap((key) => anchored.get(key) ?? [])) {
          const from = at - phrase.anchor;
          if (from < 0 || !isAt(phrase, tokens, from)) continue;
          const known = found.get(phrase.name) ?? [];
          found.set(phrase.name, known);
          known.push({ from, to: from + phrase.pieces.length, rank: phrase.rank });
        }
      }
      for (const each of found.values()) each.sort(byLength);
      return found;
    },
  };
};
