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
  j: 'джей жэй',
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

const letterByName = new Map<string, string>();
for (const [letter, names] of Object.entries(NAMES)) {
  for (const name of names.split(' ')) letterByName.set(name, letter);
}
const LONGEST_NAME = 5;

/** Cyrillic letters that are typed for Latin ones next to digits: the "с" of "с24", the "а" of "а54". */
// biome-ignore format: a table reads best in rows
const TYPED: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'vb', г: 'g', д: 'd', е: 'e', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'nh',
  о: 'o', п: 'p', р: 'rp', с: 'sc', т: 't', у: 'uy', ф: 'f', х: 'xh', э: 'e', ю: 'u', я: 'y',
};

/** The letter a word names: "эс" is s. */
export const letterNamed = (word: string): string | undefined => letterByName.get(word);

/** Latin letters a single Cyrillic one may stand for. */
export const lettersTyped = (letter: string): readonly string[] => [...(TYPED[letter] ?? '')];

/** The Latin letters a word spells out: "джибиэль" is jbl. Needs two letters at least. */
export const spellOut = (word: string): string | undefined => {
  const spelt: (string | undefined)[] = [''];
  for (let end = 1; end <= word.length; end += 1) {
    for (let length = Math.min(LONGEST_NAME, end); length > 0 && spelt[end] === undefined; length -= 1) {
      const before = spelt[end - length];
      const letter = letterByName.get(word.slice(end - length, end));
      if (before !== undefined && letter !== undefined) spelt[end] = before + letter;
    }
  }
  const letters = spelt[word.length];
  return letters !== undefined && letters.length > 1 ? letters : undefined;
};
