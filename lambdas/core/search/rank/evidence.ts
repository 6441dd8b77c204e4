import {
  EVERY_DOCUMENT,
  impactOf,
  MOST_IMPACT,
  places,
  placesOf,
  REDUCED_DOCUMENT,
} from '../../../contract/catalog/search-document.ts';
import type { Candidate, TermGroup } from '../../../ports/catalog/product-index.ts';
import { isKind } from '../../language/concept.ts';
import { isCyrillic } from '../../language/words.ts';
import {
  CONCEPT_FOUND,
  CONCEPT_SHARE,
  COVERAGE_POWER,
  COVERAGE_SHARE,
  HEAD_SHARE,
  NEVER_TOGETHER,
  NOT_THE_THING,
  PHRASE_BY_CONCEPT,
  ROLE_SHARE,
  SATURATION,
  SCATTERED,
  UNKNOWN_PURPOSE,
} from '../parameters.ts';
import { groupsOf, raritiesOf, rarityOfIdea } from '../retrieve.ts';
import type { Idea, Understanding } from '../understand/understanding.ts';
import { frequencyOf, type Vocabulary } from '../understand/vocabulary.ts';
import { type PlacedTerm, wordsIn } from './words-in.ts';

/**
 * The idea that says what is wanted: Russian names it first ("сумка для ноутбука"), English last ("laptop bag"), unless
 * it is what an accessory is for ("a cover for the sofa"). None where no thing is named.
 */
const headOf = (ideas: readonly Idea[]): Idea | undefined => {
  const kinds = ideas.filter(isKind);
  if (isCyrillic(kinds[0]?.said ?? '')) return kinds[0];
  return kinds.filter(({ role }) => role === 'accessory').at(-1) ?? kinds.at(-1);
};

/** What a document has of one idea. */
export interface IdeaEvidence {
  readonly idea: Idea;
  /** The share of the idea that is there, by the rarity of its words, times how surely it is what was said: 0 to 1. */
  readonly found: number;
  /** Where it is, as bits of `places`. */
  readonly at: number;
}

/** Everything that ranking and deciding know of a candidate's words. */
export interface Evidence {
  readonly ideas: readonly IdeaEvidence[];
  /** BM25F of words and concepts, before coverage and kind. */
  readonly relevance: number;
  /** Share of the question that is there, by weight: 0 to 1. */
  readonly coverage: number;
  /** False for what is only for, or only mentions, the thing that was asked for. */
  readonly isTheThing: boolean;
  /** The order of the answers. */
  readonly score: number;
}

/** A question made ready to be held against candidates. */
export interface Question {
  /** What the shopper said, and where it was translated the translation, too. */
  readonly readings: readonly [Understanding, ...Understanding[]];
  /** What the engine looks for. */
  readonly groups: readonly TermGroup[];
  /** The terms that the codes of candidates are of, in their order. */
  readonly terms: readonly string[];
  evidenceOf(candidate: Pick<Candidate, 'codes' | 'accessory'>): Evidence;
}

/** A maker with a model's number is a thing, though it is not said which: "syma s107g". */
const isModel = (ideas: readonly Idea[]): boolean =>
  ideas.some(({ role }) => role === 'brand') && ideas.some(({ role }) => role === 'number');

/** A purpose that the catalogue does not know may only be a word that was misheard. */
const shareOf = ({ role, unknown }: Idea) =>
  role === 'purpose' && unknown ? UNKNOWN_PURPOSE : COVERAGE_SHARE[role];

/** An idea with its terms by their places among the codes of a candidate. */
const prepareIdea = (idea: Idea, order: ReadonlyMap<string, number>, vocabulary: Vocabulary) => {
  const rarityOf = raritiesOf(idea, vocabulary);
  const asked = (term: string, weight: number): readonly PlacedTerm[] => {
    const at = order.get(term);
    return at === undefined ? [] : [{ at, rarity: rarityOf(term), weight }];
  };
  const isPhraseKnown = idea.concepts.some(
    ({ term, weight }) => weight >= PHRASE_BY_CONCEPT && frequencyOf(term, vocabulary) > 0,
  );
  return {
    idea,
    /** What it counts for in the order. */
    share: ROLE_SHARE[idea.role],
    /** What it counts for in the coverage. */
    weight: rarityOfIdea(idea, vocabulary) * shareOf(idea),
    spellings: idea.spellings.map(({ stems, weight, meaning }) => ({
      weight,
      meaningAt: meaning === undefined ? undefined : order.get(meaning),
      terms: stems.flatMap((stem) => asked(stem, weight)),
      rarity: stems.reduce((sum, stem) => sum + rarityOf(stem), 0),
    })),
    /** What the words of its phrase are worth apart. */
    scattered: isPhraseKnown ? SCATTERED : NEVER_TOGETHER,
    concepts: idea.concepts.flatMap(({ term, weight }) => asked(term, weight)),
  };
};

/** One reading of a question, ready to be held against candidates. */
const prepare = ({ ideas }: Understanding, order: ReadonlyMap<string, number>, vocabulary: Vocabulary) => {
  const asked = ideas.map((idea) => prepareIdea(idea, order, vocabulary));
  return {
    ideas: asked,
    total: asked.reduce((sum, { weight }) => sum + weight, 0),
    head: headOf(ideas),
    namesLine: ideas.some(({ isLine }) => isLine === true) || isModel(ideas),
  };
};

/** BM25's share of a term that says all it can. */
const FULL = SATURATION + 1;

const strongest = (idea: ReturnType<typeof prepareIdea>, codes: Uint16Array) => {
  let relevance = 0;
  let found = 0;
  let at = 0;
  let concept = 0;
  let isMeant = false;
  for (const { at: place, rarity, weight } of idea.concepts) {
    const code = codes[place] ?? 0;
    if (code === 0) continue;
    const share = (placesOf(code) & places.head) === 0 ? CONCEPT_SHARE : HEAD_SHARE;
    concept = Math.max(concept, share * weight * rarity * impactOf(code));
    found = Math.max(found, weight * CONCEPT_FOUND);
    isMeant ||= weight >= PHRASE_BY_CONCEPT;
    at |= placesOf(code);
  }
  const isScattered = !isMeant && idea.concepts.length > 0;
  for (const spelling of idea.spellings) {
    const has = wordsIn(spelling, codes);
    at |= has.at;
    relevance = Math.max(relevance, spelling.weight * has.relevance);
    const whole = isScattered && spelling.terms.length > 1 ? idea.scattered : 1;
    found = Math.max(found, spelling.weight * has.share * whole);
  }
  const scale = (idea.share * FULL) / MOST_IMPACT;
  return { relevance: scale * (relevance + concept), found, at };
};

const hold = (
  { ideas, total, head, namesLine }: ReturnType<typeof prepare>,
  { codes, accessory }: Pick<Candidate, 'codes' | 'accessory'>,
): Evidence => {
  let relevance = 0;
  let covered = 0;
  const evidence = ideas.map((each): IdeaEvidence => {
    const { relevance: own, found, at } = strongest(each, codes);
    relevance += own;
    covered += each.weight * found;
    return { idea: each.idea, found, at };
  });
  const coverage = total === 0 ? 0 : covered / total;
  const isItself = evidence.some(({ idea, at }) => idea === head && (at & places.head) !== 0);
  const isForIt =
    accessory ||
    evidence.some(
      ({ idea, at }) => idea.isLine === true && (at & places.target) !== 0 && (at & ITS_OWN) === 0,
    );
  const isTheThing = isItself || (!head && !(namesLine && isForIt));
  const score = relevance * coverage ** COVERAGE_POWER * (isTheThing ? 1 : NOT_THE_THING);
  return { ideas: evidence, relevance, coverage, isTheThing, score };
};

/** Places that say what a thing is, and not what it is for or goes with. */
const ITS_OWN = places.name | places.head | places.brand;

/** What one reading does not show another may: the fuller one speaks, both order. */
const together = (evidence: readonly Evidence[]): Evidence => {
  const [first, ...others] = evidence;
  if (first !== undefined && others.length === 0) return first;
  const fullest = others.reduce(
    (best, each) => (each.coverage > best.coverage ? each : best),
    first ?? NO_EVIDENCE,
  );
  const score = evidence.reduce((sum, each) => sum + each.score, 0) / Math.max(evidence.length, 1);
  return { ...fullest, score };
};

const NO_EVIDENCE: Evidence = { ideas: [], relevance: 0, coverage: 0, isTheThing: true, score: 0 };

/** What is looked for where nothing is named: whatever there is, or what costs less than before. */
const browsingGroups = ({ onSale }: Understanding): readonly TermGroup[] => [
  { alternatives: [{ term: onSale ? REDUCED_DOCUMENT : EVERY_DOCUMENT, weight: 1 }], weight: 1 },
];

/** Holds a question against candidates: one evidence for their order and for what is said of them. */
export const createQuestion = (readings: Question['readings'], vocabulary: Vocabulary): Question => {
  const asked = readings.flatMap(({ ideas }) => groupsOf(ideas, vocabulary));
  const groups = asked.length > 0 ? asked : browsingGroups(readings[0]);
  const terms = [
    ...new Set([
      ...groups.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)),
      ...readings.flatMap(({ excluded }) => excluded),
    ]),
  ];
  const order = new Map(terms.map((term, at) => [term, at]));
  const prepared = readings.map((reading) => prepare(reading, order, vocabulary));
  return {
    readings,
    groups,
    terms,
    evidenceOf: (candidate) => together(prepared.map((reading) => hold(reading, candidate))),
  };
};
