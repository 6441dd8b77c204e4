import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { type Concept, ConceptFile, WrittenSpelling } from '../../../lambdas/core/language/concept.ts';
import { conceptFiles } from '../../../lambdas/core/language/lexicon-files.ts';
import { fold } from '../../../lambdas/core/language/words.ts';

const FOLDER = new URL('../../../lambdas/core/language/lexicon/', import.meta.url);

const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const parse = (name: string): unknown => JSON.parse(textOf(name));

const files = readdirSync(FOLDER).filter((name) => name !== 'request-words.json');
const conceptsOf = (name: string): readonly Concept[] => ConceptFile.parse(parse(name)).concepts;
const concepts = files.flatMap(conceptsOf);
const requestWords = z
  .strictObject({ ru: z.array(WrittenSpelling), en: z.array(WrittenSpelling) })
  .parse(parse('request-words.json'));

const written = (spelling: string): string => fold(spelling).replaceAll('-', ' ');
const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** Words that people really use for two things; the catalogue decides which one is meant. */
const AMBIGUOUS = [
  'apricot',
  'ariel',
  'banana',
  'blackberry',
  'blackcurrant',
  'blueberry',
  'booster pack',
  'bumblebee',
  'buttons',
  'caramel',
  'cartridge',
  'castors',
  'charcoal',
  'cherry',
  'chocolate',
  'coconut',
  'cognac',
  'crab',
  'cranberry',
  'cream',
  'crochet',
  'drumsticks',
  'fabric',
  'frozen',
  'glass',
  'glasses',
  'grape',
  'jigsaw',
  'lemon',
  'lime',
  'mango',
  'melon',
  'mint',
  'nails',
  'notebook',
  'nutcracker',
  'olive',
  'orange',
  'passion fruit',
  'peach',
  'pear',
  'pineapple',
  'pomegranate',
  'raspberry',
  'rosin',
  'rubber',
  'sonic',
  'strawberry',
  'watermelon',
  'wax',
  'zip',
  'zipper',
  'абрикосовый',
  'анкер',
  'апельсиновый',
  'ариэль',
  'ароматизатор',
  'бабочка',
  'бетон',
  'блок питания',
  'вишневый',
  'воск',
  'гармошка',
  'горошек',
  'гранатовый',
  'змей',
  'игровой коврик',
  'йода',
  'канифоль',
  'карамельный',
  'картридж',
  'ключница',
  'кокосовый',
  'кормушка',
  'корректор',
  'костюм',
  'ксерокс',
  'лаймовый',
  'лимонный',
  'лисички',
  'лук',
  'манометр',
  'масленка',
  'молния',
  'мото',
  'мыльница',
  'мятный',
  'памперс',
  'переноска',
  'персиковый',
  'пленка',
  'плойка',
  'приставка',
  'птица',
  'пуговицы',
  'свитч',
  'сифон',
  'сливочный',
  'стекло',
  'тачки',
  'ткань',
  'труба',
  'фигурки',
  'шоколадный',
];

/** What a shop of each kind needs at least to be understood. */
const LEAST_CONCEPTS: Readonly<Record<string, number>> = {
  'attributes.json': 450,
  'auto.json': 70,
  'beauty.json': 140,
  'books.json': 15,
  'brands.json': 700,
  'characters.json': 100,
  'children.json': 180,
  'crafts.json': 70,
  'diy.json': 200,
  'electronics.json': 220,
  'fashion.json': 130,
  'food.json': 450,
  'furniture.json': 60,
  'hardware.json': 160,
  'home-kitchen.json': 320,
  'music.json': 15,
  'office.json': 40,
  'party.json': 25,
  'pets.json': 60,
  'pharmacy.json': 70,
  'services.json': 3,
  'sport.json': 140,
  'stationery.json': 30,
  'themes.json': 100,
  'toys.json': 110,
};

describe('the lexicon', () => {
  it.each(Object.entries(LEAST_CONCEPTS))('knows its way around %s', (name, least) => {
    expect(conceptsOf(name).length).toBeGreaterThanOrEqual(least);
  });

  it('ships every file it has', () => {
    expect(
      Object.keys(conceptFiles)
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual([...files].sort());
    expect(files.sort()).toEqual(Object.keys(LEAST_CONCEPTS).sort());
  });

  it('gives every concept an id of its own', () => {
    expect(repeated(concepts.map(({ id }) => id))).toEqual([]);
  });

  it('names only broader concepts that exist, and never itself', () => {
    const ids = new Set(concepts.map(({ id }) => id));
    const dangling = concepts.flatMap(({ id, isA }) =>
      isA.filter((broader) => !ids.has(broader) || broader === id).map((broader) => `${id} is a ${broader}`),
    );
    expect(dangling).toEqual([]);
  });

  it('says no concept is broader than itself by a detour', () => {
    const broader = new Map(concepts.map(({ id, isA }) => [id, isA]));
    const reaches = (from: string, target: string, seen: ReadonlySet<string>): boolean =>
      (broader.get(from) ?? []).some(
        (id) => id === target || (!seen.has(id) && reaches(id, target, new Set([...seen, id]))),
      );
    expect(concepts.filter(({ id }) => reaches(id, id, new Set())).map(({ id }) => id)).toEqual([]);
  });

  it('says which attribute a value belongs to, and only for values', () => {
    const wrong = concepts.filter(
      ({ role, attribute }) => (role === 'attribute') !== (attribute !== undefined),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('spells every concept in one way at least, each way once', () => {
    for (const { id, en, ru } of concepts) {
      expect({ id, spelt: en.length + ru.length > 0 }).toEqual({ id, spelt: true });
      expect({ id, repeated: repeated([...en, ...ru].map(fold)) }).toEqual({ id, repeated: [] });
    }
  });

  it('writes lower case, English in Latin letters, no word in two alphabets', () => {
    const spellings = concepts.flatMap(({ en, ru }) => [...en, ...ru]);
    expect(spellings.filter((spelling) => spelling !== spelling.toLowerCase())).toEqual([]);
    expect(concepts.flatMap(({ en }) => en).filter((word) => /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
    expect(spellings.filter((spelling) => mixed.test(spelling))).toEqual([]);
  });

  it('uses one spelling for two concepts only where people do', () => {
    const owned = concepts.flatMap(({ id, en, ru }) =>
      [...new Set([...en, ...ru].map(written))].map((spelling) => ({ id, spelling })),
    );
    expect([...repeated(owned.map(({ spelling }) => spelling))].sort()).toEqual([...AMBIGUOUS].sort());
  });

  it('drops no word that names something', () => {
    const named = new Set(concepts.flatMap(({ en, ru }) => [...en, ...ru].map(written)));
    expect([...requestWords.ru, ...requestWords.en].filter((word) => named.has(written(word)))).toEqual([]);
    expect(repeated([...requestWords.ru, ...requestWords.en].map(written))).toEqual([]);
  });

  it('keeps one concept a line, so that a review sees which one changed', () => {
    for (const name of files) {
      const lines = textOf(name)
        .split('\n')
        .filter((line) => line.includes('"id": '));
      expect(lines).toHaveLength(conceptsOf(name).length);
    }
  });
});
