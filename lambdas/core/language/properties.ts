import { fold, readWords, type Word } from './words.ts';

/** Properties of goods that shoppers ask for by name. Every merchant calls them differently. */
export const PROPERTIES = [
  'price',
  'availability',
  'brand',
  'country',
  'model',
  'rating',
  'color',
  'size',
  'dimensions',
  'width',
  'height',
  'length',
  'depth',
  'diameter',
  'thickness',
  'weight',
  'load',
  'capacity',
  'pieces',
  'material',
  'filling',
  'lining',
  'sole',
  'closure',
  'pattern',
  'fit',
  'season',
  'age',
  'gender',
  'care',
  'water',
  'ingredients',
  'nutrition',
  'shelfLife',
  'flavor',
  'scent',
  'storage',
  'memory',
  'processor',
  'graphics',
  'system',
  'display',
  'resolution',
  'brightness',
  'camera',
  'battery',
  'runtime',
  'charging',
  'power',
  'voltage',
  'energy',
  'noise',
  'speed',
  'temperature',
  'coverage',
  'modes',
  'connection',
  'connector',
  'compatibility',
  'contents',
  'warranty',
  'light',
  'version',
  'description',
] as const;
export type PropertyName = (typeof PROPERTIES)[number];

/** What properties are called in a language: phrases with commas. */
export type PropertyNames = Readonly<Partial<Record<PropertyName, string>>>;

/** What a text names: groups of properties, since one word may name several, and the words that name none. */
interface PropertyReading {
  readonly groups: readonly (readonly PropertyName[])[];
  readonly rest: readonly Word[];
}

export interface PropertyReader {
  /** The properties that a text of folded words names, by the longest of their names at each word. */
  readonly propertiesIn: (words: readonly Word[]) => PropertyReading;
}

interface Name {
  readonly stems: readonly string[];
  readonly properties: readonly PropertyName[];
}

type Names = ReadonlyMap<string, readonly Name[]>;

/** The names of properties in all languages by their first stem, the longest first. */
const readNames = (languages: readonly PropertyNames[], stem: (word: string) => string): Names => {
  const named = new Map<string, PropertyName[]>();
  for (const properties of languages) {
    for (const property of PROPERTIES) {
      for (const phrase of (properties[property] ?? '').split(',').filter((each) => each.trim() !== '')) {
        const key = readWords(fold(phrase))
          .map(({ text }) => stem(text))
          .join(' ');
        const same = named.get(key);
        if (!same) named.set(key, [property]);
        else if (!same.includes(property)) same.push(property);
      }
    }
  }
  const byFirst = new Map<string, Name[]>();
  for (const [key, properties] of named) {
    const stems = key.split(' ');
    const [first = ''] = stems;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, properties }]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.stems.length - a.stems.length);
  return byFirst;
};

const nameAt = (names: Names, stems: readonly string[], at: number): Name | undefined =>
  names.get(stems[at] ?? '')?.find((name) => name.stems.every((each, index) => stems[at + index] === each));

/** Reads the names of properties in all languages together, by their stems. */
export const createProperties = (
  grammars: readonly { readonly properties?: PropertyNames }[],
  stem: (word: string) => string,
): PropertyReader => {
  const names = readNames(
    grammars.map(({ properties = {} }) => properties),
    stem,
  );
  return {
    propertiesIn: (words) => {
      const stems = words.map(({ kind, text }) => (kind === 'letters' ? stem(text) : text));
      const groups: (readonly PropertyName[])[] = [];
      const rest: Word[] = [];
      for (let at = 0; at < words.length; at += 1) {
        const name = nameAt(names, stems, at);
        const word = words[at];
        if (name) {
          if (!groups.includes(name.properties)) groups.push(name.properties);
          at += name.stems.length - 1;
        } else if (word) {
          rest.push(word);
        }
      }
      return { groups, rest };
    },
  };
};
