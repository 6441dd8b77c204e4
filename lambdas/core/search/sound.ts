import { isCyrillic } from './words.ts';

/*
 * One rough sound for both alphabets. "айфон" becomes "aifon" and "iphone" "ifon"; a key of consonant
 * classes finds what may sound alike, an edit distance with cheap vowels says how much.
 */
// biome-ignore format: a table reads best in rows
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'ž', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'č', ш: 'š', щ: 'š',
  ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
};

const CYRILLIC_CLUSTERS: readonly (readonly [RegExp, string])[] = [
  [/дж/gu, 'j'],
  [/тч/gu, 'ч'],
];

/** English spelling to sound, in this order; later rules see what earlier ones wrote. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/^x(?=[aeiouy])/gu, 's'],
  [/^wh/gu, 'v'],
  [/^kn/gu, 'n'],
  [/^wr/gu, 'r'],
  [/^i(?=[^aeiouy])/gu, 'ai'],
  [/tsch|tch/gu, 'č'],
  [/sch|sh/gu, 'š'],
  [/ph/gu, 'f'],
  [/igh/gu, 'ai'],
  [/gh/gu, 'g'],
  [/th/gu, 't'],
  [/ck/gu, 'k'],
  [/ch/gu, 'č'],
  [/qu/gu, 'kv'],
  [/q/gu, 'k'],
  [/x/gu, 'ks'],
  [/sc(?=[eiy])/gu, 's'],
  [/c(?=[eiy])/gu, 's'],
  [/c/gu, 'k'],
  [/dge?/gu, 'j'],
  [/g(?=e$)/gu, 'j'],
  [/tz/gu, 'ts'],
  [/w/gu, 'v'],
  [/oo|ou/gu, 'u'],
  [/ee|ea|ie(?!$)/gu, 'i'],
  [/ay|ai|ey|ei/gu, 'ei'],
  [/eu/gu, 'iu'],
  [/(?<=[^aeiouy])e$/gu, ''],
  [/y/gu, 'i'],
];

/** Readings of the same letters that borrowed names take in Russian. */
const LATIN_READINGS: readonly (readonly [RegExp, string])[] = [
  [/ch/gu, 'k'],
  [/ch/gu, 'h'],
  [/ch/gu, 'sh'],
  [/th/gu, 's'],
  [/j/gu, 'y'],
  [/g(?=[eiy])/gu, 'j'],
  [/c(?=[eiy])/gu, 'ts'],
  [/s(?=[aeiouy])/gu, 'z'],
  [/h/gu, ''],
  [/w/gu, 'u'],
];

const single = (sound: string): string => sound.replace(/(.)\1+/gu, '$1');

const cyrillicSound = (word: string): string => {
  const clustered = CYRILLIC_CLUSTERS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);
  return single([...clustered].map((letter) => CYRILLIC[letter] ?? letter).join(''));
};

const latinSound = (word: string): string =>
  single(LATIN.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word));

/** How a folded word likely sounds. */
export const soundOf = (word: string): string => (isCyrillic(word) ? cyrillicSound(word) : latinSound(word));

/** All ways a folded word may sound, the likeliest first. */
export const soundsOf = (word: string): readonly string[] => {
  if (isCyrillic(word)) return [cyrillicSound(word)];
  const readings = LATIN_READINGS.map(([letters, reading]) => latinSound(word.replace(letters, reading)));
  return [...new Set([latinSound(word), ...readings])];
};

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

/** "Бош" is no "bose": a hushing sound is told from a hissing one. */
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

/** How alike two words sound: 1 the same, 0 nothing in common. */
export const soundLikeness = (a: string, b: string): number => {
  let best = 0;
  for (const left of soundsOf(a)) {
    for (const right of soundsOf(b)) {
      const longest = Math.max(left.length, right.length);
      if (longest > 0) best = Math.max(best, 1 - distance(left, right) / longest);
    }
  }
  return best;
};
