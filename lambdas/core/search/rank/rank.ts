import { places, placesOf, type SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Candidate, Candidates } from '../../../ports/catalog/product-index.ts';
import type { Language } from '../../language/language.ts';
import { NEARNESS_SHARE } from '../parameters.ts';
import { type Idea, termsOfIdea } from '../understand/understanding.ts';
import type { Evidence, IdeaEvidence, Question } from './evidence.ts';

/** When something that the words do not explain is near enough to be offered. */
export interface Nearness {
  /** Cosine from which it may be. */
  readonly offeredFrom: number;
  /** How far it must stand out of the crowd: its share of the way from the least near candidate to the same text. */
  readonly standsOut: number;
}

/** Hashed vectors know no more than the words do. */
const HASHED: Nearness = { offeredFrom: 0.9, standsOut: 0 };
/**
 * A language model's vectors bridge words the lexicon lacks. Some models find any two texts alike, so that a cosine
 * alone says little (measured with multilingual-e5-small: 0.84 for what the shop does not have).
 */
const NEURAL: Nearness = { offeredFrom: 0.45, standsOut: 0.35 };

export const nearnessOf = (embedderModel: string): Nearness =>
  embedderModel.startsWith('storevoice-hashed') ? HASHED : NEURAL;

/** "Pro" and "Ultra" make another product; "wireless" only describes one. */
const MODEL_WEIGHT = 2;
const DESCRIPTION_WEIGHT = 0.5;

const weightOf = (term: string, language: Language): number => {
  const concept = language.concepts.get(term.slice(1));
  if (!term.startsWith('#') || concept?.role !== 'attribute') return 1;
  return concept.attribute === 'model' ? MODEL_WEIGHT : DESCRIPTION_WEIGHT;
};

/** How much of a product's own name a question names, 0 to 1. */
const focusOf = (ownName: readonly string[], asked: ReadonlySet<string>, language: Language): number => {
  let named = 0;
  let total = 0;
  for (const term of ownName) {
    const weight = weightOf(term, language);
    total += weight;
    if (asked.has(term)) named += weight;
  }
  return total === 0 ? 0 : named / total;
};

/** Roles that a mention in a description does not make good. */
const MUST_BE_NAMED = new Set<Idea['role']>(['thing', 'accessory', 'brand', 'number', 'measure']);
/** What of an idea must be there. */
const ENOUGH = 0.5;

/** Places that do not show a brand: attributes also name the makers that a thing fits. */
const notOfBrand = (role: Idea['role']): number => (role === 'brand' ? places.attributes : 0);

const isMissing = ({ idea, found, at }: IdeaEvidence, inPassing: number): boolean =>
  idea.unknown ||
  found < ENOUGH ||
  (MUST_BE_NAMED.has(idea.role) && (at & ~(inPassing | notOfBrand(idea.role))) === 0);

const keyOf = ({ productId, variantId }: Candidate): string => `${productId}\n${variantId}`;

/** Variants share the nearness of their best sibling: a vector must not choose a colour nobody named. */
const productCosines = (nearest: Candidates['nearest']): ReadonlyMap<string, number> => {
  const best = new Map<string, number>();
  for (const { productId, score: cosine } of nearest) {
    best.set(productId, Math.max(cosine, best.get(productId) ?? 0));
  }
  return best;
};

/** Scores that differ beyond these digits only differ by rounding. */
const DIGITS = 1e6;

const inStockFirst = ({ availability }: Ranked): number => (availability === 'out-of-stock' ? 1 : 0);

const compare = (a: Ranked, b: Ranked): number =>
  Math.round(b.score * DIGITS) - Math.round(a.score * DIGITS) ||
  inStockFirst(a) - inStockFirst(b) ||
  a.position - b.position ||
  (a.productId < b.productId ? -1 : 1);

/** What of a question every one of its candidates is held against. */
interface Asked {
  readonly terms: ReadonlySet<string>;
  /** Places that do not show that a document is what was asked for. */
  readonly inPassing: number;
  readonly language: Language;
}

/**
 * One candidate with what the decision needs to know of it. A class, since literals with getters made of hundreds of
 * candidates cost more than ranking them.
 */
export class Ranked {
  readonly productId: string;
  readonly variantId: string;
  readonly position: number;
  readonly availability: Candidate['availability'];
  readonly price: Candidate['price'];
  readonly accessory: boolean;
  readonly evidence: Evidence;
  /** How well the words fit, and by a little how near it is: the order of the answers. */
  readonly score: number;
  readonly cosine: number;
  /** Its share of the way from the least near candidate (0) to the same text as the question (1). */
  readonly nearness: number;
  readonly #candidate: Candidate;
  readonly #asked: Asked;

  constructor(
    candidate: Candidate,
    evidence: Evidence,
    near: Pick<Ranked, 'cosine' | 'nearness'>,
    asked: Asked,
  ) {
    this.productId = candidate.productId;
    this.variantId = candidate.variantId;
    this.position = candidate.position;
    this.availability = candidate.availability;
    this.price = candidate.price;
    this.accessory = candidate.accessory;
    this.evidence = evidence;
    this.score = evidence.score * (1 + near.nearness * NEARNESS_SHARE);
    this.cosine = near.cosine;
    this.nearness = near.nearness;
    this.#candidate = candidate;
    this.#asked = asked;
  }

  get document(): SearchDocument {
    return this.#candidate.document();
  }

  /** How well the words fit. What is decided is decided by this, so that no embedder's scale can change it. */
  get words(): number {
    return this.evidence.score;
  }

  get coverage(): number {
    return this.evidence.coverage;
  }

  get isTheThing(): boolean {
    return this.evidence.isTheThing;
  }

  /** Ideas of the question that the document has nowhere. */
  get missing(): readonly Idea[] {
    const { inPassing } = this.#asked;
    return this.evidence.ideas.filter((each) => isMissing(each, inPassing)).map(({ idea }) => idea);
  }

  /** Share of the product's own name that the question names: tells an iPhone 15 from an iPhone 15 Pro. */
  get focus(): number {
    const { terms, language } = this.#asked;
    return focusOf(this.document.ownName, terms, language);
  }
}

/** A description may mention what a thing is not, and a shelf what its neighbours are. */
const SAID_OF_IT = places.name | places.head | places.brand | places.attributes;

/**
 * Orders what an engine retrieved, by our own measure of how well each answers the question, so that
 * every engine gives the same answers. The engine's lexical score is not used.
 */
export const rank = (
  { lexical, nearest }: Candidates,
  question: Question,
  language: Language,
): readonly Ranked[] => {
  const { readings, terms } = question;
  const excluded = readings
    .flatMap((reading) => reading.excluded)
    .map((term) => terms.indexOf(term))
    .filter((at) => at >= 0);
  const cosines = productCosines(nearest);
  const leastNear = Math.max(0, ...nearest.slice(-1).map(({ score }) => score));
  const candidates = new Map(
    [...lexical, ...nearest].map((candidate) => [keyOf(candidate), candidate] as const),
  );
  const asked: Asked = {
    terms: new Set(readings.flatMap(({ ideas }) => ideas.flatMap(termsOfIdea))),
    // What an accessory fits is named behind "for".
    inPassing: readings[0].wantsAccessory ? places.text : places.text | places.target,
    language,
  };

  const rankOne = (candidate: Candidate): Ranked => {
    const cosine = cosines.get(candidate.productId) ?? leastNear;
    const nearness = Math.max(0, cosine - leastNear) / Math.max(1 - leastNear, Number.EPSILON);
    return new Ranked(candidate, question.evidenceOf(candidate), { cosine, nearness }, asked);
  };

  return [...candidates.values()]
    .filter(({ codes }) => !excluded.some((at) => (placesOf(codes[at] ?? 0) & SAID_OF_IT) !== 0))
    .map(rankOne)
    .sort(compare);
};
