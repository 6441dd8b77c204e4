import attributes from './lexicon/attributes.json' with { type: 'json' };
import auto from './lexicon/auto.json' with { type: 'json' };
import beauty from './lexicon/beauty.json' with { type: 'json' };
import brands from './lexicon/brands.json' with { type: 'json' };
import children from './lexicon/children.json' with { type: 'json' };
import diy from './lexicon/diy.json' with { type: 'json' };
import electronics from './lexicon/electronics.json' with { type: 'json' };
import fashion from './lexicon/fashion.json' with { type: 'json' };
import food from './lexicon/food.json' with { type: 'json' };
import furniture from './lexicon/furniture.json' with { type: 'json' };
import homeKitchen from './lexicon/home-kitchen.json' with { type: 'json' };
import office from './lexicon/office.json' with { type: 'json' };
import pets from './lexicon/pets.json' with { type: 'json' };
import requestWords from './lexicon/request-words.json' with { type: 'json' };
import sport from './lexicon/sport.json' with { type: 'json' };
import { ConceptFile, compileLexicon, type Lexicon, RequestWordsFile } from './lexicon.ts';

/** Every data file by its name, as it stands. */
export const conceptFiles: Readonly<Record<string, unknown>> = {
  attributes,
  auto,
  beauty,
  brands,
  children,
  diy,
  electronics,
  fashion,
  food,
  furniture,
  'home-kitchen': homeKitchen,
  office,
  pets,
  sport,
};
export const requestWordsFile: unknown = requestWords;

let compiled: Lexicon | undefined;

/** The shipped lexicon, made ready when it is first asked for. */
export const shippedLexicon = (): Lexicon => {
  if (compiled) return compiled;
  const concepts = Object.values(conceptFiles).flatMap((file) => ConceptFile.parse(file).concepts);
  const { ru, en } = RequestWordsFile.parse(requestWordsFile);
  compiled = compileLexicon(concepts, [...ru, ...en]);
  return compiled;
};
