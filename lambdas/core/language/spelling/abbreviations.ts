import type { Grammar } from '../grammar.ts';
import { listOf } from '../word-kinds.ts';
import type { Word } from '../words.ts';

/** What reads words that merchants cut short. */
export interface AbbreviationReader {
  /** Puts whole words in the place of abbreviations: "зуб. щетка" is a "зубная щетка", "ср-во" a "средство", "д/" is "для". */
  readonly writtenOut: (words: readonly Word[]) => readonly Word[];
}

/** The "ср-во" or "р-р" that begins at a word. */
const hyphenedAt = (words: readonly Word[], at: number): string | undefined => {
  const [first, hyphen, last] = words.slice(at, at + 3);
  if (hyphen?.text !== '-' || !hyphen.glued || !last?.glued) return undefined;
  return first?.kind === 'letters' && last.kind === 'letters' ? `${first.text}-${last.text}` : undefined;
};

/** A word that is long enough for a preposition: the "сахара" of "б/сахара", and not the "у" of "б/у". */
const SHORTEST_NAMED = 3;

/** The "д/" that begins at a word and touches what follows. */
const strokeAt = (words: readonly Word[], at: number): string | undefined => {
  const [first, stroke, next] = words.slice(at, at + 3);
  if (stroke?.text !== '/' || !stroke.glued || !next?.glued) return undefined;
  return next.kind === 'letters' && next.text.length >= SHORTEST_NAMED ? `${first?.text}/` : undefined;
};

export const createAbbreviations = (grammars: readonly Grammar[]): AbbreviationReader => {
  const whole = new Map<string, string>();
  for (const [word, shorts] of grammars.flatMap(({ abbreviations = {} }) => Object.entries(abbreviations))) {
    for (const short of listOf(shorts)) whole.set(short, word);
  }
  const wholeAt = (
    words: readonly Word[],
    at: number,
  ): { readonly text: string; length: number } | undefined => {
    const word = words[at];
    if (word?.kind !== 'letters') return undefined;
    const hyphened = whole.get(hyphenedAt(words, at) ?? '');
    if (hyphened !== undefined) return { text: hyphened, length: 3 };
    const stroke = whole.get(strokeAt(words, at) ?? '');
    if (stroke !== undefined) return { text: stroke, length: 2 };
    const text = whole.get(word.stopped ? `${word.text}.` : word.text) ?? whole.get(word.text);
    return text === undefined ? undefined : { text, length: 1 };
  };

  return {
    writtenOut: (words) => {
      const out: Word[] = [];
      for (let at = 0; at < words.length; ) {
        const word = words[at];
        const found = wholeAt(words, at);
        if (word) out.push(found ? { kind: 'letters', text: found.text, glued: word.glued } : word);
        at += found?.length ?? 1;
      }
      return out;
    },
  };
};
