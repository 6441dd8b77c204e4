/** How Latin letters are called in Russian speech: "эс двадцать четыре" is S24, "эл джи" LG. */
const NAMES: Readonly<Record<string, string>> = {
  a: 'эй а',
  b: 'би бэ',
  c: 'си',
  d: 'ди дэ',
  e: 'е',
  f: 'эф',
  g: 'джи жи',
  h: 'эйч аш хэш',
  i: 'ай',
  j: 'джей жэй джи',
  k: 'кей ка кэ',
  l: 'эль эл',
  m: 'эм',
  n: 'эн',
  o: 'о оу',
  p: 'пи пэ',
  q: 'кью ку',
  r: 'ар эр',
  s: 'эс',
  t: 'ти тэ',
  u: 'ю',
  v: 'ви вэ',
  w: 'даблю дабл',
  x: 'икс экс',
  y: 'уай игрек вай',
  z: 'зет зэт зед',
};

const lettersByName = new Map<string, string[]>();
for (const [letter, names] of Object.entries(NAMES)) {
  for (const name of names.split(' ')) lettersByName.set(name, [...(lettersByName.get(name) ?? []), letter]);
}
const LONGEST_NAME = 5;

/** Cyrillic letters that are typed for Latin ones next to digits: the "с" of "с24", the "а" of "а54". */
// biome-ignore format: a table reads best in rows
const TYPED: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'vb', г: 'g', д: 'd', е: 'e', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'nh',
  о: 'o', п: 'p', р: 'rp', с: 'sc', т: 't', у: 'uy', ф: 'f', х: 'xh', э: 'e', ю: 'u', я: 'y',
};

/** The letters a word names: "эс" is s, "джи" g or j. */
export const lettersNamed = (word: string): readonly string[] => lettersByName.get(word) ?? [];

/** Latin letters a single Cyrillic one may stand for. */
export const lettersTyped = (letter: string): readonly string[] => [...(TYPED[letter] ?? '')];

/** Ways of reading beyond these are noise. */
const MAX_READINGS = 8;

/** The Latin letters a word may spell out: "джибиэль" is jbl or gbl. Needs two letters at least. */
export const spellOut = (word: string): readonly string[] => {
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
