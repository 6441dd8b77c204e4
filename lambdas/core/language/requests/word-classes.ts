import type { Grammar } from '../grammar.ts';
import { remembering } from '../remembering.ts';
import { listOf } from '../word-kinds.ts';
import { fold } from '../words.ts';
import { CLASS_NAMES, type ClassName } from './class-names.ts';

/** A word of a sentence as the classes see it. */
export interface SentenceWord {
  readonly text: string;
  readonly stem: string;
  readonly isNumber: boolean;
  /** Where the word is in the words it was read from, signs included. */
  readonly index: number;
}

/** Words [from, to) that belong to a class. */
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
  /** What it is looked up by. */
  readonly key: string;
}

const keyOf = (kind: Piece['kind'], text: string): string => `${kind} ${text}`;

/**
 * One word of a phrase: `заказ~` any inflection, `отмен*` a beginning, `*нее` an end, `##` a number, `#` one
 * that counts or orders what was shown, `_` any word; all else is the word as it is, folded.
 */
const pieceOf = (written: string, stem: Stem): Piece => {
  const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text, key: keyOf(kind, text) });
  if (written === '_') return piece('any', '');
  if (written === '##') return piece('number', '');
  if (written === '#') return piece('count', '');
  if (written.startsWith('*')) return piece('end', written.slice(1));
  if (written.endsWith('*')) return piece('beginning', written.slice(0, -1));
  return written.endsWith('~') ? piece('stem', stem(written.slice(0, -1))) : piece('word', written);
};

const isPiece = ({ kind, text }: Piece, token: SentenceWord): boolean => {
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
  /** Where it is among all phrases: by the class, then by the language, then as they are written. */
  readonly rank: number;
}

/** Where the surest piece is. */
const anchorOf = (pieces: readonly Piece[]): number => {
  for (const kind of PIECES) {
    const at = pieces.findIndex((piece) => piece.kind === kind);
    if (at >= 0) return at;
  }
  return 0;
};

/** The phrases of all classes by their surest piece. There are eleven thousand of five thousand pieces. */
const readPhrases = (grammars: readonly Grammar[], stem: Stem) => {
  const pieceOnce = remembering((written: string) => pieceOf(written, stem));
  const anchored = new Map<string, Phrase[]>();
  let [rank, longest] = [0, 0];
  for (const name of CLASS_NAMES) {
    for (const written of grammars.flatMap(({ requests = {} }) => listOf(fold(`${requests[name] ?? ''},`)))) {
      const pieces = written.split(/\s+/u).map(pieceOnce);
      const anchor = anchorOf(pieces);
      const key = pieces[anchor]?.key ?? '';
      const same = anchored.get(key) ?? [];
      anchored.set(key, same);
      same.push({ name, pieces, anchor, rank });
      rank += 1;
      longest = Math.max(longest, ...pieces.map(({ text }) => text.length));
    }
  }
  return { anchored, longest };
};

const keysOf = (token: SentenceWord, longest: number): readonly string[] => {
  const { text } = token;
  const keys = [keyOf('word', text), keyOf('stem', token.stem), keyOf('any', '')];
  if (token.isNumber) keys.push(keyOf('number', ''), keyOf('count', ''));
  for (let length = 1; length <= Math.min(text.length, longest); length += 1) {
    keys.push(keyOf('beginning', text.slice(0, length)), keyOf('end', text.slice(-length)));
  }
  return keys;
};

const isAt = ({ pieces }: Phrase, tokens: readonly SentenceWord[], from: number): boolean =>
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
  readonly occurrencesIn: (tokens: readonly SentenceWord[]) => ReadonlyMap<ClassName, readonly Occurrence[]>;
}

export const createRequestWords = (grammars: readonly Grammar[], stem: Stem): RequestWords => {
  const { anchored, longest } = readPhrases(grammars, stem);
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
