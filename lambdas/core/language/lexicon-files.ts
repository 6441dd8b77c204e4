import type { WordList } from '../../ports/catalog/word-list.ts';
import { type Concept, ConceptRole, type WrittenConcept } from './concept.ts';
import { en } from './en.ts';
import { composeLanguage, type Language } from './language.ts';
import attributes from './lexicon/attributes.json' with { type: 'json' };
import auto from './lexicon/auto.json' with { type: 'json' };
import beauty from './lexicon/beauty.json' with { type: 'json' };
import books from './lexicon/books.json' with { type: 'json' };
import brands from './lexicon/brands.json' with { type: 'json' };
import characters from './lexicon/characters.json' with { type: 'json' };
import children from './lexicon/children.json' with { type: 'json' };
import crafts from './lexicon/crafts.json' with { type: 'json' };
import diy from './lexicon/diy.json' with { type: 'json' };
import electronics from './lexicon/electronics.json' with { type: 'json' };
import fashion from './lexicon/fashion.json' with { type: 'json' };
import food from './lexicon/food.json' with { type: 'json' };
import furniture from './lexicon/furniture.json' with { type: 'json' };
import hardware from './lexicon/hardware.json' with { type: 'json' };
import homeKitchen from './lexicon/home-kitchen.json' with { type: 'json' };
import music from './lexicon/music.json' with { type: 'json' };
import office from './lexicon/office.json' with { type: 'json' };
import party from './lexicon/party.json' with { type: 'json' };
import pets from './lexicon/pets.json' with { type: 'json' };
import pharmacy from './lexicon/pharmacy.json' with { type: 'json' };
import requestWords from './lexicon/request-words.json' with { type: 'json' };
import services from './lexicon/services.json' with { type: 'json' };
import sport from './lexicon/sport.json' with { type: 'json' };
import stationery from './lexicon/stationery.json' with { type: 'json' };
import themes from './lexicon/themes.json' with { type: 'json' };
import toys from './lexicon/toys.json' with { type: 'json' };
import { ru, snowballStem } from './ru.ts';

/** Every data file by its name. The tests hold them to their schema, which would double the time that composing takes. */
export const conceptFiles: Readonly<Record<string, { readonly concepts: readonly WrittenConcept[] }>> = {
  attributes,
  auto,
  beauty,
  books,
  brands,
  characters,
  children,
  crafts,
  diy,
  electronics,
  fashion,
  food,
  furniture,
  hardware,
  'home-kitchen': homeKitchen,
  music,
  office,
  party,
  pets,
  pharmacy,
  services,
  sport,
  stationery,
  themes,
  toys,
};

/** A word list that is asked for words as they are said. */
export const takingWords = ({ translate }: WordList): WordList => ({
  translate: (word) => translate(snowballStem(word)),
});

const conceptOf = ({ isA = [], role = 'thing', ...written }: WrittenConcept): Concept => ({
  ...written,
  isA,
  role: ConceptRole.parse(role),
});

/** Russian and English with the shipped lexicon, composed once by every process and passed on. */
export const shippedLanguage = (wordList?: WordList): Language =>
  composeLanguage({
    grammars: [ru, en],
    concepts: Object.values(conceptFiles).flatMap(({ concepts }) => concepts.map(conceptOf)),
    requestWords: [...requestWords.ru, ...requestWords.en],
    wordList: wordList && takingWords(wordList),
  });
