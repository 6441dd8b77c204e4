import {
  type CatalogProfile,
  type EmbedderId,
  type IndexedDocument,
  type ProfilePart,
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

/** Where the values of an attribute are kept; nowhere when there are attributes enough. */
const valuesOf = (known: Tally['values'], name: string, most: number): Map<string, string> | undefined => {
  const values = known.get(name);
  if (values || known.size >= most) return values;
  const added = new Map<string, string>();
  known.set(name, added);
  return added;
};

const addValue = (known: Map<string, string> | undefined, value: string, term: () => string): void => {
  if (known && known.size < MAX_VALUES && !known.has(value)) known.set(value, term());
};

/** What is counted of documents. */
const createTally = () => ({
  vocabulary: new Map<string, number>(),
  /** Words of titles and makers, which may be said as they sound. */
  names: new Map<string, number>(),
  /** How many documents have a term in their maker's name. */
  brands: new Map<string, number>(),
  /** The values of each attribute, with the term that each is found by. */
  values: new Map<string, Map<string, string>>(),
});
type Tally = ReturnType<typeof createTally>;

const NAMED = places.name | places.brand;

/**
 * What some of a catalogue's documents add to its profile. It keeps every attribute, since only the whole
 * catalogue tells which come too late to be kept.
 */
export const profilePart = (documents: readonly IndexedDocument[], language: Language): ProfilePart => {
  const { vocabulary, names, brands, values } = createTally();
  for (const {
    document,
    terms: { terms, codes },
  } of documents) {
    for (const [place, term] of terms.entries()) {
      const at = placesOf(codes[place] ?? 0);
      count(vocabulary, term);
      if ((at & NAMED) !== 0 && WORD.test(term)) count(names, term);
      if ((at & places.brand) !== 0) count(brands, term);
    }
    for (const [name, value] of Object.entries(document.attributes)) {
      addValue(valuesOf(values, name, Infinity), value, () => termOfValue(value, language));
    }
  }
  const ids = documents.map(({ document }) => document.productId);
  return {
    products: ids.filter((id, at) => id !== ids[at - 1]).length,
    variants: ids.length,
    first: ids[0],
    last: ids.at(-1),
    vocabulary: [...vocabulary],
    names: [...names],
    brands: [...brands],
    values: [...values].map(([name, spelled]) => [name, [...spelled]]),
  };
};

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
  const tally = createTally();
  const { vocabulary, names, brands, values } = tally;
  let [products, variants] = [0, 0];
  let last: string | undefined;

  /** Adds what `profilePart` counted of the documents that follow. */
  const join = (part: ProfilePart): void => {
    // A product's variants come one after another, so nothing need be remembered of the others.
    products += part.products - (part.first !== undefined && part.first === last ? 1 : 0);
    variants += part.variants;
    last = part.last ?? last;
    for (const [term, times] of part.vocabulary) count(vocabulary, term, times);
    for (const [term, times] of part.names) count(names, term, times);
    for (const [term, times] of part.brands) count(brands, term, times);
    for (const [name, spelled] of part.values) {
      const known = valuesOf(values, name, MAX_ATTRIBUTES);
      for (const [value, term] of spelled) addValue(known, value, () => term);
    }
  };

  return {
    add: (documents: readonly IndexedDocument[]): void => join(profilePart(documents, language)),
    join,
    build: ({ generation, publishedAt, embedder }: ProfileStamp): CatalogProfile => {
      const makers = makersOf(tally);
      return {
        generation,
        publishedAt: publishedAt.toISOString(),
        products,
        variants,
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
