import type { ProfilePart } from '../../contract/profile-part.ts';
import type { CatalogProfile, EmbedderId, SearchDocument } from '../../contract/search-document.ts';
import { soundKey, soundsOf } from '../search/sound.ts';
import { addDocument, addPart, createTally, partOfTally, type Tally } from './profile-tally.ts';

export interface ProfileStamp {
  readonly generation: string;
  readonly publishedAt: Date;
  readonly embedder: EmbedderId;
}

export interface ProfileBuilder {
  add(documents: readonly SearchDocument[]): void;
  /** Adds what `profilePart` counted of the documents that follow. */
  join(part: ProfilePart): void;
  build(stamp: ProfileStamp): CatalogProfile;
}

/** Properties whose values are kept. */
const MAX_ATTRIBUTES = 200;

const soundsFor = (
  names: ReadonlyMap<string, number>,
  brands: ReadonlySet<string>,
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

/** The first spelling of each term. */
const spellings = (known: Tally['values']): CatalogProfile['attributeValues'] =>
  Object.fromEntries(
    [...known].map(([name, values]) => {
      const byTerm = new Map<string, string>();
      for (const [value, term] of values) if (term !== '' && !byTerm.has(term)) byTerm.set(term, value);
      return [name, Object.fromEntries(byTerm)] as const;
    }),
  );

/** Counts what a catalogue is made of while its documents pass; holds its vocabulary, not the documents. */
export const createProfileBuilder = (): ProfileBuilder => {
  const tally = createTally(MAX_ATTRIBUTES);
  const { vocabulary, names, brands, values, met } = tally;
  return {
    add: (documents) => {
      for (const document of documents) addDocument(tally, document);
    },
    join: (part) => addPart(tally, part),
    build: ({ generation, publishedAt, embedder }) => ({
      generation,
      publishedAt: publishedAt.toISOString(),
      products: met.products,
      variants: met.variants,
      embedder,
      vocabulary: Object.fromEntries(vocabulary),
      sounds: soundsFor(names, brands),
      brands: [...brands],
      attributeValues: spellings(values),
    }),
  };
};

/**
 * What some of a catalogue's documents add to its profile. It keeps every attribute, since only the whole
 * catalogue tells which come too late to be kept.
 */
export const profilePart = (documents: readonly SearchDocument[]): ProfilePart => {
  const tally = createTally(Number.POSITIVE_INFINITY);
  for (const document of documents) addDocument(tally, document);
  return partOfTally(tally);
};
