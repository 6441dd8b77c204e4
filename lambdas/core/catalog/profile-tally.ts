import type { ProfilePart } from '../../contract/profile-part.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import { spansOf, termsOf } from './terms.ts';

/** A name worth hearing: letters only, since digits and units are read as such. */
const PRONOUNCEABLE = /^\p{L}{3,}$/u;
/** Values of one property that are kept; what has more is a serial number, not a choice. */
const MAX_VALUES = 300;

const allTerms = ({ terms }: SearchDocument): ReadonlySet<string> =>
  new Set([...terms.name, ...terms.kind, ...terms.brand, ...terms.attributes, ...terms.text]);

const count = (counts: Map<string, number>, term: string, times = 1): void => {
  counts.set(term, (counts.get(term) ?? 0) + times);
};

/** What a value is found by; empty when it says nothing. */
const termOfValue = (value: string): string =>
  spansOf(value)
    .flatMap((span) => termsOf(span).slice(0, 1))
    .join(' ');

/** Attribute to value to the value's term, all in the order they were met. */
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
export const createTally = (maxAttributes: number) => {
  const vocabulary = new Map<string, number>();
  const names = new Map<string, number>();
  const brands = new Set<string>();
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
  return { vocabulary, names, brands, values, maxAttributes, met, meet };
};
export type Tally = ReturnType<typeof createTally>;

export const addDocument = (tally: Tally, document: SearchDocument): void => {
  const { vocabulary, names, brands, meet } = tally;
  const { productId, terms, attributes } = document;
  meet({ first: productId, last: productId, products: 1, variants: 1 });
  for (const term of allTerms(document)) count(vocabulary, term);
  for (const term of new Set([...terms.name, ...terms.brand])) {
    if (PRONOUNCEABLE.test(term)) count(names, term);
  }
  for (const term of terms.brand) brands.add(term);
  for (const [name, value] of Object.entries(attributes)) {
    addValue(valuesOf(tally, name), value, () => termOfValue(value));
  }
};

/** Adds what was counted elsewhere of the documents that follow. */
export const addPart = (tally: Tally, part: ProfilePart): void => {
  const { vocabulary, names, brands, meet } = tally;
  const { first, last, products, variants } = part;
  if (first === undefined || last === undefined) return;
  meet({ first, last, products, variants });
  for (const [term, times] of part.vocabulary) count(vocabulary, term, times);
  for (const [term, times] of part.names) count(names, term, times);
  for (const term of part.brands) brands.add(term);
  for (const [name, spelled] of part.values) {
    const known = valuesOf(tally, name);
    for (const [value, term] of spelled) addValue(known, value, () => term);
  }
};

/** What was counted, for a tally elsewhere to add. */
export const partOfTally = ({ met, vocabulary, names, brands, values }: Tally): ProfilePart => ({
  ...met,
  vocabulary: [...vocabulary],
  names: [...names],
  brands: [...brands],
  values: [...values].map(([name, spelled]) => [name, [...spelled]]),
});
