import type { Concept } from '../search/lexicon.ts';
import { shippedLexicon } from '../search/lexicon-files.ts';
import type { Span } from '../search/spans.ts';
import { headConcepts, isForAnotherThing } from './head.ts';
import { broaderTerms, conceptsOf, spansOf } from './terms.ts';

export interface Kind {
  /** What the thing is, the narrowest first. */
  readonly terms: readonly string[];
  /** What it stands beside in the shop: an Apple TV among televisions, a backpack among laptops. */
  readonly shelf: readonly string[];
  readonly accessory: boolean;
}

const broadRoles = (id: string): readonly (Concept['role'] | undefined)[] => {
  const { ancestors, concepts } = shippedLexicon();
  return ancestors(id).map((broad) => concepts.get(broad)?.role);
};

/** An accessory by its own kind, or a line of accessories: an Apple Pencil is a stylus. */
const isAccessory = ({ id, role }: Concept): boolean =>
  role === 'accessory' || (role === 'brand' && broadRoles(id).includes('accessory'));

/** "Phones & accessories" names two kinds, "Phone cases" and "Чехлы для телефонов" one. */
const JOINS = /[&+,/]|\s(?:and|и)\s/u;

/** The narrowest category says what a thing is when it names one kind; "TV & audio" does not. */
const categoryConcepts = (category: readonly string[]): readonly Concept[] => {
  const name = category.at(-1) ?? '';
  const spans = spansOf(name);
  const concepts = headConcepts(spans);
  const isForOthers = concepts.some(isAccessory) && !JOINS.test(name);
  const isElse = (span: Span): boolean =>
    span.kind === 'word' ||
    conceptsOf([span]).some(
      (concept) => concept.role !== 'attribute' && !isForOthers && !concepts.includes(concept),
    );
  return spans.some(isElse) ? [] : concepts;
};

const isBroader = (broad: Concept, narrow: Concept): boolean =>
  broad.id === narrow.id || shippedLexicon().ancestors(narrow.id).includes(broad.id);

/** Whether a category says the same of a thing as its title, more or less narrowly. */
const agrees = (concept: Concept, titled: readonly Concept[]): boolean =>
  titled.length === 0 || titled.some((each) => isBroader(concept, each) || isBroader(each, concept));

/**
 * "Spigen Ultra Hybrid iPhone 15" among the phone cases: a title that only names a product line says what
 * the thing is for as often as what it is, so that an accessory's category is believed.
 */
const titleConcepts = (title: readonly Span[], shelved: readonly Concept[]): readonly Concept[] => {
  const titled = headConcepts(title);
  const isLineAlone = titled.every(({ role }) => role === 'brand');
  return isLineAlone && shelved.some(isAccessory) ? [] : titled;
};

/** Tells what a product is from its title, and from its category where that agrees or the title is silent. */
export const readKind = (title: readonly Span[], category: readonly string[]): Kind => {
  const shelved = categoryConcepts(category);
  const titled = titleConcepts(title, shelved);
  const accessory = (titled.length > 0 ? titled : shelved).some(isAccessory) || isForAnotherThing(title);
  const agreeing = shelved.filter((concept) => agrees(concept, titled));
  const kinds = [...titled, ...agreeing.filter((concept) => !accessory || isAccessory(concept))];
  return {
    accessory,
    // A product line stands in the name; what it is a line of is the kind.
    terms: [
      ...kinds.filter(({ role }) => role !== 'brand').map(({ id }) => id),
      ...broaderTerms(kinds, ['thing', 'accessory']),
    ],
    shelf: accessory ? [] : shelved.filter((concept) => !agreeing.includes(concept)).map(({ id }) => id),
  };
};
