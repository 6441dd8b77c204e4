import type { Grammar } from '../grammar.ts';
import { listOf } from '../word-kinds.ts';
import { isCyrillic } from '../words.ts';
import { createSounds, type Sounds } from './sound.ts';

/** What the spelling of a word tells. */
export interface WritingReader extends Sounds {
  /** The part of a folded word that its inflections share. */
  readonly stem: (word: string) => string;
  /** The Latin letters a word names: "эс" is s, "джи" g or j. */
  readonly lettersNamed: (word: string) => readonly string[];
  /** Latin letters that a single letter may be typed for. */
  readonly lettersTyped: (letter: string) => readonly string[];
  /** The Latin letters a word may spell out: "джибиэль" is jbl or gbl. Needs two letters at least. */
  readonly spellOut: (word: string) => readonly string[];
  /** Letters that typing by ear and dictation mistake for one another. */
  readonly heardAlike: readonly string[];
}

const MAX_REMEMBERED = 50_000;

/** Tries the stemmers of a word's script one after another, and remembers what it has seen, up to a limit. */
const createStemmer = (grammars: readonly Grammar[]) => {
  const stemmersOf = (script: string) =>
    grammars.flatMap(({ writing }) => (writing?.script === script ? (writing.stem ?? []) : []));
  const [cyrillic, latin] = [stemmersOf('Cyrillic'), stemmersOf('Latin')];
  const remembered = new Map<string, string>();
  return (word: string): string => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    let stemmed = word;
    for (const cut of isCyrillic(word) ? cyrillic : latin) if (stemmed === word) stemmed = cut(word);
    remembered.set(word, stemmed);
    return stemmed;
  };
};

const LONGEST_NAME = 5;
/** Ways of reading beyond these are noise. */
const MAX_READINGS = 8;

const createSpeller =
  (lettersNamed: WritingReader['lettersNamed']): WritingReader['spellOut'] =>
  (word) => {
    const readings: string[][] = [['']];
    for (let end = 1; end <= word.length; end += 1) {
      const spelt: string[] = [];
      for (let length = 1; length <= Math.min(LONGEST_NAME, end); length += 1) {
        const letters = lettersNamed(word.slice(end - length, end));
        for (const before of readings[end - length] ?? [])
          spelt.push(...letters.map((letter) => before + letter));
      }
      readings.push(spelt.slice(0, MAX_READINGS));
    }
    return (readings[word.length] ?? []).filter((letters) => letters.length > 1);
  };

export const createWriting = (grammars: readonly Grammar[]): WritingReader => {
  const writings = grammars.flatMap(({ writing }) => writing ?? []);
  const letters = new Map<string, readonly string[]>();
  for (const [letter, names] of writings.flatMap((writing) => Object.entries(writing.letterNames ?? {}))) {
    for (const name of listOf(names)) letters.set(name, [...(letters.get(name) ?? []), letter]);
  }
  const typed = new Map(writings.flatMap((writing) => Object.entries(writing.typedFor ?? {})));
  const lettersNamed = (word: string): readonly string[] => letters.get(word) ?? [];
  return {
    ...createSounds(grammars),
    stem: createStemmer(grammars),
    lettersNamed,
    lettersTyped: (letter) => [...(typed.get(letter) ?? '')],
    spellOut: createSpeller(lettersNamed),
    heardAlike: writings.flatMap((writing) => writing.heardAlike ?? []),
  };
};
