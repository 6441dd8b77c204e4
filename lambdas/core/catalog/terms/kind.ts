import type { Concept } from '../../language/concept.ts';
import type { Link } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import { isCyrillic } from '../../language/words.ts';
import type { Span } from '../../search/understand/spans.ts';
import { broaderConcepts, conceptsOf, spansOf } from './terms.ts';

/** Links that a thing's own name may run over. */
const RUNS_OVER = new Set<Link>(['not', 'or']);

/** Whether a name stops to say what a thing is: at "for", or at a phrase that begins with it ("for gaming"). */
const isEndedBy = (span: Span, { linkOf }: Language): boolean => {
  const link = span.kind === 'link' ? span.link : linkOf(span.words[0]?.text ?? '');
  return link !== undefined && !RUNS_OVER.has(link) && (span.kind === 'link' || span.kind === 'concept');
};

/** The part of a name that says what the thing is: the words before "для", "with" or a comma. */
export const headPart = (spans: readonly Span[], language: Language): readonly Span[] => {
  const end = spans.findIndex((span, at) => at > 0 && (span.kind === 'break' || isEndedBy(span, language)));
  return end < 0 ? spans : spans.slice(0, end);
};

const isKind = ({ role }: Concept): boolean => role === 'thing' || role === 'accessory';

/** A product line is the thing it names: an iPhone is a smartphone. */
const namesThing = (concept: Concept, language: Language): boolean => {
  const isKindId = (id: string): boolean => {
    const broader = language.concepts.get(id);
    return broader !== undefined && isKind(broader);
  };
  return concept.role === 'brand' && concept.isA.some(isKindId);
};

/**
 * What a name is the name of. English puts the thing last ("iPhone 15 silicone case"), Russian first
 * ("чехол силиконовый iPhone 15"); a product line counts only when no thing is named.
 */
export const headConcepts = (spans: readonly Span[], language: Language): readonly Concept[] => {
  const head = headPart(spans, language);
  const named = head.filter((span) => span.kind === 'concept' && span.concepts.some(isKind));
  const isRussian = named.some((span) => isCyrillic(span.words[0]?.text ?? ''));
  const chosen = isRussian ? named.find((span) => isCyrillic(span.words[0]?.text ?? '')) : named.at(-1);
  if (chosen) return conceptsOf([chosen]).filter(isKind);
  return conceptsOf(head).filter((concept) => namesThing(concept, language));
};

/** Whether a name says that the thing is for another thing that is sold: "… for iPhone 15", "… для ноутбука". */
export const isForAnotherThing = (spans: readonly Span[]): boolean => {
  const at = spans.findIndex((span, place) => place > 0 && span.kind === 'link' && span.link === 'for');
  return at > 0 && conceptsOf(spans.slice(at)).some((concept) => isKind(concept) || concept.role === 'brand');
};

export interface Kind {
  /** What the thing is, the narrowest first. */
  readonly terms: readonly string[];
  readonly accessory: boolean;
}

const broadRoles = (id: string, language: Language): readonly (Concept['role'] | undefined)[] =>
  language.ancestors(id).map((broad) => language.concepts.get(broad)?.role);

/** An accessory by its own kind, or a line of accessories: an Apple Pencil is a stylus. */
const isAccessory = ({ id, role }: Concept, language: Language): boolean =>
  role === 'accessory' || (role === 'brand' && broadRoles(id, language).includes('accessory'));

const hasAccessory = (concepts: readonly Concept[], language: Language): boolean =>
  concepts.some((concept) => isAccessory(concept, language));

/** "Phones & accessories" names two kinds, "Phone cases" and "Чехлы для телефонов" one. */
const namesSeveral = (name: string, { is }: Language): boolean =>
  /[&+,/]/u.test(name) ||
  name
    .split(/\s+/u)
    .slice(1, -1)
    .some((word) => is('and', word));

const isBroader = (broad: Concept, narrow: Concept, language: Language): boolean =>
  broad.id === narrow.id || language.ancestors(narrow.id).includes(broad.id);

/** Whether a category says the same of a thing as its title, more or less narrowly. */
const agrees = (concept: Concept, titled: readonly Concept[], language: Language): boolean =>
  titled.length === 0 ||
  titled.some((each) => isBroader(concept, each, language) || isBroader(each, concept, language));

/** The narrowest category says what a thing is when it names one kind; "TV & audio" does not. */
const categoryConcepts = (category: readonly string[], language: Language): readonly Concept[] => {
  const name = category.at(-1) ?? '';
  const spans = spansOf(name, language);
  const concepts = headConcepts(spans, language);
  const isForOthers = hasAccessory(concepts, language) && !namesSeveral(name, language);
  const isElse = (span: Span): boolean =>
    span.kind === 'word' ||
    conceptsOf([span]).some(
      (concept) => concept.role !== 'attribute' && !isForOthers && !agrees(concept, concepts, language),
    );
  return spans.some(isElse) ? [] : concepts;
};

/**
 * "Spigen Ultra Hybrid iPhone 15" among the phone cases: a title that only names a product line says what
 * the thing is for as often as what it is, so that an accessory's category is believed.
 */
const titleConcepts = (
  title: readonly Span[],
  shelved: readonly Concept[],
  language: Language,
): readonly Concept[] => {
  const titled = headConcepts(title, language);
  const isLineAlone = titled.every(({ role }) => role === 'brand');
  return isLineAlone && hasAccessory(shelved, language) ? [] : titled;
};

/** Reads what a product is from its title, and from its category where that agrees or the title does not say. */
export const readKind = (title: readonly Span[], category: readonly string[], language: Language): Kind => {
  const shelved = categoryConcepts(category, language);
  const titled = titleConcepts(title, shelved, language);
  const accessory = hasAccessory(titled.length > 0 ? titled : shelved, language) || isForAnotherThing(title);
  const agreeing = shelved.filter((concept) => agrees(concept, titled, language));
  const kinds = [...titled, ...agreeing.filter((concept) => !accessory || isAccessory(concept, language))];
  return {
    accessory,
    // A title names the product line; the kind is what it is a line of.
    terms: [
      ...kinds.filter(({ role }) => role !== 'brand').map(({ id }) => id),
      ...broaderConcepts(kinds, ['thing', 'accessory'], language).map(({ id }) => id),
    ],
  };
};
