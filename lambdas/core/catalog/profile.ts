import type { CatalogProfile, EmbedderId, SearchDocument } from '../../contract/search-document.ts';
import { soundKey, soundsOf } from '../search/sound.ts';
import { spansOf, termsOf } from './terms.ts';

export interface ProfileStamp {
  readonly generation: string;
  readonly publishedAt: Date;
  readonly embedder: EmbedderId;
}

export interface ProfileBuilder {
  add(documents: readonly SearchDocument[]): void;
  build(stamp: ProfileStamp): CatalogProfile;
}

/** A name worth hearing: letters only, since digits and units are read as such. */
const PRONOUNCEABLE = /^\p{L}{3,}$/u;
/** Values of one property that are kept; what has more is a serial number, not a choice. */
const MAX_VALUES = 300;
const MAX_ATTRIBUTES = 200;

const allTerms = ({ terms }: SearchDocument): ReadonlySet<string> =>
  new Set([...terms.name, ...terms.kind, ...terms.brand, ...terms.attributes, ...terms.text]);

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

interface AttributeValues {
  readonly seen: Set<string>;
  readonly byTerm: Map<string, string>;
}

const addValues = (known: Map<string, AttributeValues>, { attributes }: SearchDocument): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (!known.has(name) && known.size >= MAX_ATTRIBUTES) continue;
    const values = known.get(name) ?? { seen: new Set(), byTerm: new Map() };
    known.set(name, values);
    if (values.seen.size >= MAX_VALUES || values.seen.has(value)) continue;
    values.seen.add(value);
    const term = spansOf(value)
      .flatMap((span) => termsOf(span).slice(0, 1))
      .join(' ');
    if (term !== '' && !values.byTerm.has(term)) values.byTerm.set(term, value);
  }
};

/** Counts what a catalogue is made of while its documents pass; holds its vocabulary, not the documents. */
export const createProfileBuilder = (): ProfileBuilder => {
  const vocabulary = new Map<string, number>();
  const names = new Map<string, number>();
  const brands = new Set<string>();
  const values = new Map<string, AttributeValues>();
  let lastProduct: string | undefined;
  let products = 0;
  let variants = 0;

  const add = (document: SearchDocument): void => {
    variants += 1;
    // A product's variants come one after another, so nothing need be remembered of the others.
    if (document.productId !== lastProduct) products += 1;
    lastProduct = document.productId;
    for (const term of allTerms(document)) vocabulary.set(term, (vocabulary.get(term) ?? 0) + 1);
    for (const term of new Set([...document.terms.name, ...document.terms.brand])) {
      if (PRONOUNCEABLE.test(term)) names.set(term, (names.get(term) ?? 0) + 1);
    }
    for (const term of document.terms.brand) brands.add(term);
    addValues(values, document);
  };

  return {
    add: (documents) => documents.forEach(add),
    build: ({ generation, publishedAt, embedder }) => ({
      generation,
      publishedAt: publishedAt.toISOString(),
      products,
      variants,
      embedder,
      vocabulary: Object.fromEntries(vocabulary),
      sounds: soundsFor(names, brands),
      brands: [...brands],
      attributeValues: Object.fromEntries(
        [...values].map(([name, known]) => [name, Object.fromEntries(known.byTerm)] as const),
      ),
    }),
  };
};
