import type { ProfilePart } from '../../../contract/catalog/search-document.ts';
import {
  type CatalogProfile,
  type EmbedderId,
  type IndexedDocument,
  places,
  placesOf,
} from '../../../contract/catalog/search-document.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { Language } from '../../language/language.ts';
import { soundKey } from '../../language/spelling/sound.ts';
import { isCyrillic } from '../../language/words.ts';
import { spansOf, termsOf } from '../terms/terms.ts';

/** A word that may be said as it sounds and tells a language; digits and units do neither. */
const WORD = /^\p{L}{3,}$/u;
/** Values of one property that are kept; what has more is a serial number, not a choice. */
const MAX_VALUES = 300;

const count = (counts: Map<string, number>, term: string, times = 1): void => {
  counts.set(term, (counts.get(term) ?? 0) + times);
};

/** What a value is found by; empty when it says nothing. */
const termOfValue = (value: string, language: Language): string =>
  spansOf(value, language)
    .flatMap((span) => termsOf(span).slice(0, 1))
    .join(' ');

type KnownValues = Map<string, Map<string, string>>;

const addValue = (known: Map<string, string> | undefined, value: string, term: () => string): void => {
  if (known && known.size < MAX_VALUES && !known.has(value)) known.set(value, term());
};

/** Where the values of an attribute are kept; nowhere when there are attributes enough. */
const valuesOf = ({ values, maxAttributes }: Tally, name: string): Map<string, string> | undefined => {
  const known = values.get(name);
  if (known || values.size >= maxAttributes) return known;
  const added = new Map<string, string>();
  values.set(name, added);
  return added;
};

/** What was counted of documents so far. */
const createTally = (maxAttributes: number, language: Language) => {
  const vocabulary = new Map<string, number>();
  const names = new Map<string, number>();
  /** How many documents have a term in their maker's name. */
  const brands = new Map<string, number>();
  const values: KnownValues = new Map();
  const met: { products: number; variants: number; first?: string; last?: string } = {
    products: 0,
    variants: 0,
  };
  /** A product's variants come one after another, so nothing need be remembered of the others. */
  const meet = (from: { first: string; last: string; products: number; variants: number }): void => {
    met.products += from.products - (from.first === met.last ? 1 : 0);
    met.variants += from.variants;
    met.first ??= from.first;
    met.last = from.last;
  };
  return { vocabulary, names, brands, values, maxAttributes, language, met, meet };
};
type Tally = ReturnType<typeof createTally>;

/** Words of a title or a maker are names that may be said as they sound. */
const NAMED = places.name | places.brand;

const addDocument = (tally: Tally, { document, terms: { terms, codes } }: IndexedDocument): void => {
  const { vocabulary, names, brands, language, meet } = tally;
  const { productId, attributes } = document;
  meet({ first: productId, last: productId, products: 1, variants: 1 });
  for (const [place, term] of terms.entries()) {
    const at = placesOf(codes[place] ?? 0);
    count(vocabulary, term);
    if ((at & NAMED) !== 0 && WORD.test(term)) count(names, term);
    if ((at & places.brand) !== 0) count(brands, term);
  }
  for (const [name, value] of Object.entries(attributes)) {
    addValue(valuesOf(tally, name), value, () => termOfValue(value, language));
  }
};

/** Adds what was counted elsewhere of the documents that follow. */
const addPart = (tally: Tally, part: ProfilePart): void => {
  const { vocabulary, names, brands, meet } = tally;
  const { first, last, products, variants } = part;
  if (first === undefined || last === undefined) return;
  meet({ first, last, products, variants });
  for (const [term, times] of part.vocabulary) count(vocabulary, term, times);
  for (const [term, times] of part.names) count(names, term, times);
  for (const [term, times] of part.brands) count(brands, term, times);
  for (const [name, spelled] of part.values) {
    const known = valuesOf(tally, name);
    for (const [value, term] of spelled) addValue(known, value, () => term);
  }
};

/** What was counted, for a tally elsewhere to add. */
const partOfTally = ({ met, vocabulary, names, brands, values }: Tally): ProfilePart => ({
  ...met,
  vocabulary: [...vocabulary],
  names: [...names],
  brands: [...brands],
  values: [...values].map(([name, spelled]) => [name, [...spelled]]),
});

interface ProfileStamp {
  readonly generation: string;
  readonly publishedAt: Date;
  readonly embedder: EmbedderId;
}

/** Properties whose values are kept. */
const MAX_ATTRIBUTES = 200;

const soundsFor = (
  names: ReadonlyMap<string, number>,
  brands: ReadonlySet<string>,
  { soundsOf }: Language,
): Record<string, string[]> => {
  const sounds = new Map<string, string[]>();
  const ordered = [...names].sort(
    ([a, often], [b, seldom]) =>
      Number(brands.has(b)) - Number(brands.has(a)) || seldom - often || (a < b ? -1 : 1),
  );
  for (const [name] of ordered) {
    for (const key of new Set(soundsOf(name).map(soundKey))) {
      const alike = sounds.get(key);
      if (alike) alike.push(name);
      else sounds.set(key, [name]);
    }
  }
  return Object.fromEntries(sounds);
};

/** The share of its documents in which a word must be the maker's: Black Horse does not make every horse a brand. */
const LEAST_BRAND_SHARE = 0.5;

const makersOf = ({ brands, vocabulary }: Tally): ReadonlySet<string> =>
  new Set(
    [...brands]
      .filter(([term, times]) => times >= LEAST_BRAND_SHARE * (vocabulary.get(term) ?? 0))
      .map(([term]) => term),
  );

/** Russian titles are half Latin where they name models, English ones hardly ever hold a Cyrillic word. */
const RUSSIAN_FROM = 0.3;

/** The language of a catalogue's own words, those of makers left out. */
const languageOf = (vocabulary: ReadonlyMap<string, number>, makers: ReadonlySet<string>): Locale => {
  const mentions = { ru: 0, en: 0 };
  for (const [term, times] of vocabulary) {
    if (WORD.test(term) && !makers.has(term)) mentions[isCyrillic(term) ? 'ru' : 'en'] += times;
  }
  const all = mentions.ru + mentions.en;
  return all > 0 && mentions.ru >= RUSSIAN_FROM * all ? 'ru' : 'en';
};

const spellings = (known: Tally['values']): CatalogProfile['attributeValues'] =>
  Object.fromEntries(
    [...known].map(([name, values]) => {
      const byTerm = new Map<string, string>();
      for (const [value, term] of values) if (term !== '' && !byTerm.has(term)) byTerm.set(term, value);
      return [name, Object.fromEntries(byTerm)] as const;
    }),
  );

/** Counts what a catalogue is made of while its documents pass; holds its vocabulary, not the documents. */
export const createProfileBuilder = (language: Language) => {
  const tally = createTally(MAX_ATTRIBUTES, language);
  const { vocabulary, names, values, met } = tally;
  return {
    add: (documents: readonly IndexedDocument[]): void => {
      for (const document of documents) addDocument(tally, document);
    },
    /** Adds what `profilePart` counted of the documents that follow. */
    join: (part: ProfilePart): void => addPart(tally, part),
    build: ({ generation, publishedAt, embedder }: ProfileStamp): CatalogProfile => {
      const makers = makersOf(tally);
      return {
        generation,
        publishedAt: publishedAt.toISOString(),
        products: met.products,
        variants: met.variants,
        embedder,
        vocabulary: Object.fromEntries(vocabulary),
        sounds: soundsFor(names, makers, language),
        brands: [...makers],
        attributeValues: spellings(values),
        language: languageOf(vocabulary, makers),
      };
    },
  };
};

/**
 * What some of a catalogue's documents add to its profile. It keeps every attribute, since only the whole
 * catalogue tells which come too late to be kept.
 */
export const profilePart = (documents: readonly IndexedDocument[], language: Language): ProfilePart => {
  const tally = createTally(Number.POSITIVE_INFINITY, language);
  for (const document of documents) addDocument(tally, document);
  return partOfTally(tally);
};
