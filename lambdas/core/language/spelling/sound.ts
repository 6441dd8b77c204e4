import type { Grammar, SoundRules, Writing } from '../grammar.ts';
import { isCyrillic } from '../words.ts';

/*
 * One rough sound for all alphabets: "айфон" becomes "aifon" and "iphone" "ifon". A key of consonant
 * classes finds what may sound alike, and an edit distance with cheap vowels says how much.
 */
const single = (sound: string): string => sound.replace(/(.)\1+/gu, '$1');

const VOWELS = new Set('aeiou');
// biome-ignore format: a table reads best in rows
const CLASSES: Readonly<Record<string, string>> = {
  b: 'p', d: 't', g: 'k', v: 'f', z: 's', ž: 's', š: 's', č: 's', j: 's',
};

/** Consonant classes of a sound, marked when a vowel leads: words that may sound alike share it. */
export const soundKey = (sound: string): string => {
  const skeleton = [...sound]
    .filter((letter) => !VOWELS.has(letter))
    .map((letter) => CLASSES[letter] ?? letter);
  return (VOWELS.has(sound[0] ?? '') ? '*' : '') + single(skeleton.join(''));
};

const CHEAP = 0.3;

const removalCost = (letter: string): number => (VOWELS.has(letter) ? CHEAP : letter === 'h' ? 0.5 : 1);

/** A hushing sound is not a hissing one: "Bosch" is not "Bose". */
const HUSHING = new Set('šžčj');
const HUSHED = 0.8;

const swapCost = (a: string, b: string): number => {
  if (a === b) return 0;
  if (VOWELS.has(a) !== VOWELS.has(b)) return 1;
  if (VOWELS.has(a)) return CHEAP;
  if ((CLASSES[a] ?? a) !== (CLASSES[b] ?? b)) return 1;
  return HUSHING.has(a) === HUSHING.has(b) ? CHEAP : HUSHED;
};

const TURNED = 0.5;

/** Tells whether two neighbours were typed in the wrong order. */
const turnedIn =
  (a: string, b: string) =>
  (at: number, index: number): boolean =>
    at > 0 && index > 0 && a[at] === b[index - 1] && a[at - 1] === b[index] && a[at] !== a[at - 1];

const distance = (a: string, b: string): number => {
  const isTurned = turnedIn(a, b);
  let row = [0];
  for (const letter of b) row.push((row.at(-1) ?? 0) + removalCost(letter));
  let before: readonly number[] = [];
  for (const [at, from] of [...a].entries()) {
    const next = [(row[0] ?? 0) + removalCost(from)];
    for (const [index, to] of [...b].entries()) {
      const swapped = (row[index] ?? 0) + swapCost(from, to);
      const removed = (row[index + 1] ?? 0) + removalCost(from);
      const added = (next[index] ?? 0) + removalCost(to);
      const turned = isTurned(at, index) ? (before[index - 1] ?? 0) + TURNED : Infinity;
      next.push(Math.min(swapped, removed, added, turned));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
};

export interface Sounds {
  /** How a folded word likely sounds. */
  readonly soundOf: (word: string) => string;
  /** All ways a folded word may sound, the likeliest first. */
  readonly soundsOf: (word: string) => readonly string[];
  /** How alike two words sound: 1 the same, 0 nothing in common. */
  readonly soundLikeness: (a: string, b: string) => number;
}

interface Script {
  readonly sound: (word: string) => string;
  readonly readings: SoundRules;
}

/** How words of a script sound by the grammars of its languages. */
const scriptOf = (name: Writing['script'], grammars: readonly Grammar[]): Script => {
  const writings = grammars.flatMap(({ writing }) => (writing?.script === name ? writing : []));
  const rules = writings.flatMap(({ sounds = [] }) => sounds);
  const letters = new Map(writings.flatMap((writing) => Object.entries(writing.letters ?? {})));
  return {
    sound: (word) => {
      const grouped = rules.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);
      return single(
        letters.size === 0 ? grouped : [...grouped].map((each) => letters.get(each) ?? each).join(''),
      );
    },
    readings: writings.flatMap(({ readings = [] }) => readings),
  };
};

export const createSounds = (grammars: readonly Grammar[]): Sounds => {
  const [cyrillic, latin] = [scriptOf('Cyrillic', grammars), scriptOf('Latin', grammars)];
  const scriptIn = (word: string): Script => (isCyrillic(word) ? cyrillic : latin);
  const soundOf = (word: string): string => scriptIn(word).sound(word);
  const soundsOf = (word: string): readonly string[] => {
    const { sound, readings } = scriptIn(word);
    if (readings.length === 0) return [sound(word)];
    return [
      ...new Set([word, ...readings.map(([letters, reading]) => word.replace(letters, reading))].map(sound)),
    ];
  };
  const soundLikeness = (a: string, b: string): number => {
    let best = 0;
    for (const left of soundsOf(a)) {
      for (const right of soundsOf(b)) {
        const longest = Math.max(left.length, right.length);
        if (longest > 0) best = Math.max(best, 1 - distance(left, right) / longest);
      }
    }
    return best;
  };
  return { soundOf, soundsOf, soundLikeness };
};
