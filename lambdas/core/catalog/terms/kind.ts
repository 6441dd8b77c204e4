import { type Concept, isKind } from '../../language/concept.ts';
import type { Link } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import { isCyrillic } from '../../language/words.ts';
import type { Span } from '../../search/understand/spans.ts';
import { broaderConcepts, conceptsOf, spansOf, targetStart } from './terms.ts';

/** Links that a thing's own name may run over. */
const RUNS_OVER = new Set<Link>(['not', 'or']);

/** Whether a name stops to say what a thing is: at "for", or at a phrase that begins with it ("for gaming"). */
const isEndedBy = (span: Span, { linkOf }: Language): boolean => {
  const link = span.kind === 'link' ? span.link : linkOf(span.words[0]?.text ?? '');
  return link !== undefined && !RUNS_OVER.has(link) && (span.kind === 'link' || span.kind === 'concept');
};

const namesKind = (span: Span): boolean => span.kind === 'concept' && span.concepts.some(isKind);

/** The parts of a name between commas, dashes and brackets, each only up to "для", "with" and the like. */
const partsOf = (spans: readonly Span[], language: Language): readonly (readonly Span[])[] => {
  const parts: Span[][] = [[]];
  let isEnded = false;
  for (const [at, span] of spans.entries()) {
    if (at > 0 && span.kind === 'break') {
      parts.push([]);
      isEnded = false;
    } else if (!isEnded && at > 0 && isEndedBy(span, language)) isEnded = true;
    else if (!isEnded) parts.at(-1)?.push(span);
  }
  return parts;
};

/** English counts things in the plural: "3 doors", and not the "USB 2.0 adapter". */
const mayBeCounted = ({ words }: Span): boolean => {
  const word = words.at(-1)?.text ?? '';
  return isCyrillic(word) || word.endsWith('s');
};

/** An amount ("500 g") or a number of parts ("3 doors") behind a thing ends its name. */
const upToAmount = (part: readonly Span[]): readonly Span[] => {
  const named = part.findIndex(namesKind);
  const isAmount = ({ kind }: Span, at: number): boolean => {
    const next = part[at + 1];
    const isCount = kind === 'number' && next !== undefined && namesKind(next) && mayBeCounted(next);
    return kind === 'measure' || isCount;
  };
  const end = part.findIndex((span, at) => named >= 0 && at > named && isAmount(span, at));
  return end < 0 ? part : part.slice(0, end);
};

/** The part of a name that says what the thing is: the first that names a kind of thing, or else the first. */
const headPart = (spans: readonly Span[], language: Language): readonly Span[] => {
  const parts = partsOf(spans, language);
  return upToAmount(parts.find((part) => part.some(namesKind)) ?? parts[0] ?? []);
};

/** A product line is the thing it names: an iPhone is a smartphone. */
const namesThing = (concept: Concept, language: Language): boolean => {
  const isKindId = (id: string): boolean => {
    const broader = language.concepts.get(id);
    return broader !== undefined && isKind(broader);
  };
  return concept.role === 'brand' && concept.isA.some(isKindId);
};

const isJoined = (span: Span | undefined): boolean => span?.kind === 'concept' && span.joined === true;

const isAccessorySpan = (span: Span, language: Language): boolean =>
  hasAccessory(conceptsOf([span]), language);

/** The spans of a name's head that name the thing: one, or several that are joined. */
const headSpans = (head: readonly Span[], language: Language): readonly Span[] => {
  const named = head.filter(namesKind);
  const isRussian = ({ words }: Span): boolean => isCyrillic(words[0]?.text ?? '');
  const first = named.findIndex(isRussian);
  let from = first < 0 ? named.length - 1 : first;
  let to = from;
  while (isJoined(named[from])) from -= 1;
  while (isJoined(named[to + 1])) to += 1;
  const joined = named.slice(Math.max(from, 0), to + 1);
  const before = named[from - 1];
  if (!before || !isAccessorySpan(before, language)) return joined;
  // "Screen protector Desktop/Laptop" and "computer case desktop" say what they fit; a "stand mixer" is not a stand.
  const isBeside = before.words.length > 1 && head[head.indexOf(before) + 1] === joined[0];
  const isFitted = joined.length > 1 || isBeside;
  return isFitted && !joined.some((span) => isAccessorySpan(span, language)) ? [before] : joined;
};

/**
 * What a name is the name of. English puts the thing last ("iPhone 15 silicone case"), Russian first
 * ("чехол силиконовый iPhone 15"), and either may say it more narrowly beside it ("мороженое пломбир"). A product line
 * counts only when no thing is named.
 */
const headConcepts = (spans: readonly Span[], language: Language): readonly Concept[] => {
  const head = headPart(spans, language);
  const chosen = conceptsOf(headSpans(head, language)).filter(isKind);
  if (chosen.length === 0) return conceptsOf(head).filter((concept) => namesThing(concept, language));
  const narrower = conceptsOf(head).filter(
    (concept) =>
      isKind(concept) && chosen.some((each) => each.id !== concept.id && isBroader(each, concept, language)),
  );
  return [...chosen, ...narrower];
};

const DEPICTED = new Set(['animal', 'character']);

/** A horse or a hero that a part of a title is the name of: the last word in English, the first in Russian. */
export const depictedIn = (spans: readonly Span[], language: Language): readonly Concept[] =>
  partsOf(spans, language).flatMap((part) => {
    const [first] = part;
    const last = part.at(-1);
    const named = isCyrillic(first?.words[0]?.text ?? '') ? first : last;
    return conceptsOf(named ? [named] : []).filter(
      ({ role, attribute }) => role === 'attribute' && DEPICTED.has(attribute ?? ''),
    );
  });

/** Whether a name says that the thing is for another thing that is sold: "… for iPhone 15", "… для ноутбука". */
export const isForAnotherThing = (spans: readonly Span[]): boolean =>
  conceptsOf(spans.slice(targetStart(spans))).some((concept) => isKind(concept) || concept.role === 'brand');

export interface Kind {
  /** What the thing is, the narrowest first. */
  readonly terms: readonly string[];
  readonly accessory: boolean;
}

/** An accessory by its own kind, or a line of accessories: an Apple Pencil is a stylus. */
const isAccessory = (concept: Concept, language: Language): boolean =>
  concept.role === 'accessory' ||
  (concept.role === 'brand' && broaderConcepts([concept], ['accessory'], language).length > 0);

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
