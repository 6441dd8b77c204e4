import type { SearchDocument } from '../../contract/search-document.ts';
import type { Candidates } from '../../ports/product-index.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { focusOf } from './own-name.ts';
import type { Idea, Understanding } from './understanding.ts';

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

/** One candidate with what the decision needs to know of it. */
export interface Ranked {
  readonly document: SearchDocument;
  /** How well the words fit, and by a little how near it is: the order of the answers. */
  readonly score: number;
  /** How well the words fit. What is decided is decided by this, so that no embedder's scale can change it. */
  readonly words: number;
  /** Share of the question that the document answers, by weight: 0 to 1. */
  readonly coverage: number;
  /** Ideas of the question that the document has nowhere. */
  readonly missing: readonly Idea[];
  /** Share of the product's own name that the question names: tells an iPhone 15 from an iPhone 15 Pro. */
  readonly focus: number;
  /** True for an accessory that the question did not name: it asked for the thing itself. */
  readonly guarded: boolean;
  readonly cosine: number;
  /** Its share of the way from the least near candidate (0) to the same text as the question (1). */
  readonly nearness: number;
}

/** What a term is worth by where it stands: a description may mention anything. */
const IN_NAME = 1;
const IN_TEXT = 0.5;
/** A mattress topper is a sort of mattress, yet a mattress is one more. */
const AS_A_KIND = 0.98;
/** What an accessory is for may stand in its description only. */
const AS_A_TARGET = 0.9;
/** "Black Titanium" is black, yet who says "black" means plain black first. */
const IN_BROADER_SENSE = 0.9;
/** A kind of thing named in passing ("laptop backpack") is not what the thing is, unless that was named, too. */
const KIND_IN_PASSING = 0.5;

/** A term names a kind of thing by the lexicon's word, or else by the part it plays in the question. */
const isKind = (term: string, role: Idea['role']): boolean => {
  const known: Idea['role'] = shippedLexicon().concepts.get(term)?.role ?? role;
  return known === 'thing' || known === 'accessory';
};

const NAMES_TARGET = new Set<Idea['role']>(['thing', 'accessory', 'brand', 'number']);

interface Candidate {
  readonly document: SearchDocument;
  /** True when the question names the kind of thing that it is. */
  readonly namesKind: boolean;
}

const creditOf = (term: string, role: Idea['role'], { document, namesKind }: Candidate): number => {
  const { terms, accessory } = document;
  if (terms.kind.includes(term)) return terms.name.includes(term) ? IN_NAME : AS_A_KIND;
  if (terms.name.includes(term))
    return isKind(term, role) && !namesKind && !accessory ? KIND_IN_PASSING : IN_NAME;
  if (terms.brand.includes(term)) return IN_NAME;
  if (terms.attributes.includes(term)) {
    return role === 'attribute' || isKind(term, role) ? IN_BROADER_SENSE : IN_NAME;
  }
  if (!terms.text.includes(term)) return 0;
  return accessory && namesKind && NAMES_TARGET.has(role) ? AS_A_TARGET : IN_TEXT;
};

const bestCredit = (idea: Idea, candidate: Candidate): number => {
  let best = 0;
  for (const { term, weight } of idea.alternatives) {
    best = Math.max(best, weight * creditOf(term, idea.role, candidate));
  }
  return best;
};

/** Roles that a mention in a description, or a broader idea, does not make good. */
const MUST_BE_NAMED = new Set<Idea['role']>(['thing', 'accessory', 'brand', 'number', 'measure']);

const isMissing = ({ idea, credit }: { readonly idea: Idea; readonly credit: number }): boolean =>
  credit === 0 || idea.unknown || (credit <= IN_TEXT && MUST_BE_NAMED.has(idea.role));

/** An accessory that the question names whole was meant, whatever sort of thing it is: "airtag". */
const NAMED_WHOLE = 0.9;
const GUARD = 0.6;
/** Nearness orders what the words find alike (measured: more spoils the order, with any embedder). */
const NEARNESS_SHARE = 0.04;
/** How much of the score is settled by how exactly the product was named. */
const FOCUS_SHARE = 0.35;

const score = (document: SearchDocument, cosine: number, question: Question): Ranked => {
  const { understanding, asked, total, leastNear } = question;
  const namesKind = document.terms.kind.some((term) => asked.has(term));
  const candidate = { document, namesKind };
  const credits = understanding.groups.map((idea) => ({ idea, credit: bestCredit(idea, candidate) }));
  const covered = credits.reduce((sum, { idea, credit }) => sum + idea.weight * credit, 0);
  const coverage = total === 0 ? 0 : covered / total;
  const focus = focusOf(document, asked);
  const guarded = document.accessory && !namesKind && focus < NAMED_WHOLE;
  const missing = credits.filter(isMissing).map(({ idea }) => idea);
  const lacksAccessory = missing.some(({ role }) => role === 'accessory');
  const guard = guarded || lacksAccessory ? GUARD : 1;
  const words = coverage ** 3 * (1 - FOCUS_SHARE + FOCUS_SHARE * focus) * guard;
  const nearness = Math.max(0, cosine - leastNear) / Math.max(1 - leastNear, Number.EPSILON);
  return {
    document,
    score: words * (1 - NEARNESS_SHARE) + nearness * guard * NEARNESS_SHARE,
    words,
    coverage,
    missing,
    focus,
    guarded,
    cosine,
    nearness,
  };
};

interface Question {
  readonly understanding: Understanding;
  readonly asked: ReadonlySet<string>;
  readonly total: number;
  readonly leastNear: number;
}

const keyOf = ({ productId, variantId }: SearchDocument): string => JSON.stringify([productId, variantId]);

/** Scores that differ beyond these digits only differ by rounding. */
const DIGITS = 1e6;

const inStockFirst = ({ document }: Ranked): number => (document.availability === 'out-of-stock' ? 1 : 0);

const compare = (a: Ranked, b: Ranked): number =>
  Math.round(b.score * DIGITS) - Math.round(a.score * DIGITS) ||
  inStockFirst(a) - inStockFirst(b) ||
  a.document.position - b.document.position ||
  (keyOf(a.document) < keyOf(b.document) ? -1 : 1);

const hasAny = ({ terms }: SearchDocument, excluded: readonly string[]): boolean =>
  excluded.some((term) =>
    [terms.name, terms.kind, terms.brand, terms.attributes].some((field) => field.includes(term)),
  );

/** Variants share the nearness of their best sibling: a vector must not choose a colour nobody named. */
const productCosines = (nearest: Candidates['nearest']): ReadonlyMap<string, number> => {
  const best = new Map<string, number>();
  for (const { document, score: cosine } of nearest) {
    best.set(document.productId, Math.max(cosine, best.get(document.productId) ?? 0));
  }
  return best;
};

/**
 * Orders what an engine retrieved, by our own measure of how well each answers the question, so that
 * every engine gives the same answers. The engine's lexical score is not used.
 */
export const rank = ({ lexical, nearest }: Candidates, understanding: Understanding): readonly Ranked[] => {
  const cosines = productCosines(nearest);
  const documents = new Map(
    [...lexical, ...nearest].map(({ document }) => [keyOf(document), document] as const),
  );
  const question: Question = {
    understanding,
    asked: new Set(understanding.groups.flatMap(({ alternatives }) => alternatives.map(({ term }) => term))),
    total: understanding.groups.reduce((sum, { weight }) => sum + weight, 0),
    leastNear: Math.max(0, ...nearest.slice(-1).map(({ score }) => score)),
  };
  return [...documents.values()]
    .filter((document) => !hasAny(document, understanding.excluded))
    .map((document) => score(document, cosines.get(document.productId) ?? question.leastNear, question))
    .sort(compare);
};
