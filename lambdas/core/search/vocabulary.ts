import type { CatalogProfile } from '../../contract/search-document.ts';
import type { IdeaRole } from './understanding.ts';

/** What the understanding needs to know of a catalogue. */
export type Vocabulary = Pick<
  CatalogProfile,
  'vocabulary' | 'sounds' | 'brands' | 'variants' | 'attributeValues'
>;

/** How many variants carry a term. */
export const frequencyOf = (term: string, { vocabulary }: Vocabulary): number =>
  Object.hasOwn(vocabulary, term) ? (vocabulary[term] ?? 0) : 0;

export const isKnown = (term: string, vocabulary: Vocabulary): boolean => frequencyOf(term, vocabulary) > 0;

const MEASURED_IN = ['', 'gb', 'in', 'ml', 'mm', 'g', 'w'];

/** The property one of whose values a term names in this catalogue: `pink` a color, `512` a storage. */
export const attributeOf = (term: string, { attributeValues }: Vocabulary): string | undefined => {
  const spellings = /^\d/u.test(term) ? MEASURED_IN.map((unit) => `${term}${unit}`) : [term];
  return Object.entries(attributeValues).find(([, values]) =>
    spellings.some((spelling) => Object.hasOwn(values, spelling)),
  )?.[0];
};

/** The property that is counted in a unit, for an amount that nothing in the catalogue has. */
export const attributeIn = (unit: string, { attributeValues }: Vocabulary): string | undefined => {
  const counted = new RegExp(`^[\\d.]+${unit}$`, 'u');
  return Object.entries(attributeValues).find(([, values]) =>
    Object.keys(values).some((value) => counted.test(value)),
  )?.[0];
};

/** How much a role matters beside a term's rarity; what a thing is wanted for matters least. */
const ROLE_FACTOR: Readonly<Record<IdeaRole, number>> = {
  thing: 1,
  accessory: 1,
  brand: 1,
  number: 0.75,
  measure: 0.75,
  attribute: 0.6,
  word: 0.9,
  purpose: 0.25,
  quantity: 0.05,
};
/** Even the commonest brand or kind of thing must be what was asked for. */
const ROLE_FLOOR: Readonly<Partial<Record<IdeaRole, number>>> = {
  thing: 0.9,
  accessory: 0.9,
  brand: 0.8,
  number: 0.6,
  measure: 0.5,
};

/** An idea's weight, 0 to 1: rare ideas tell documents apart, common ones do not. */
export const weigh = (frequency: number, role: IdeaRole, { variants }: Vocabulary): number => {
  const rarity = Math.log(1 + variants / (frequency + 0.5)) / Math.log(1 + Math.max(variants, 1) / 0.5);
  const spread = Math.sqrt(Math.min(1, rarity)); // so that three common ideas together outweigh a rare one
  return Math.max(spread * ROLE_FACTOR[role], ROLE_FLOOR[role] ?? 0);
};
