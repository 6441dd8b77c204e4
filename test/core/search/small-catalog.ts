import { Product } from '../../../lambdas/contract/catalog/product.ts';
import type { CatalogProfile, IndexedDocument } from '../../../lambdas/contract/catalog/search-document.ts';
import { createProfileBuilder } from '../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { decide } from '../../../lambdas/core/search/decide/decide.ts';
import type { Decision } from '../../../lambdas/core/search/decide/decision.ts';
import { createQuestion, type Evidence, type Question } from '../../../lambdas/core/search/rank/evidence.ts';
import { nearnessOf, type Ranked, rank } from '../../../lambdas/core/search/rank/rank.ts';
import { understand } from '../../../lambdas/core/search/understand/understand.ts';
import type { Understanding } from '../../../lambdas/core/search/understand/understanding.ts';
import type { Candidate, Candidates } from '../../../lambdas/ports/catalog/product-index.ts';
import type { WordList } from '../../../lambdas/ports/catalog/word-list.ts';
import { language } from '../../language.ts';

/** Titles of other departments, so that words are as rare in a test's catalogue as in a shop's. */
const OTHER_GOODS = `
  Oak Dining Table|Pine Bookshelf|Velvet Armchair|Garden Hose 20 m|Ceramic Flower Pot|Linen Tablecloth|Wool Blanket
  Feather Pillow|Bath Towel White|Shower Curtain|Toilet Brush|Laundry Basket|Wooden Chess Set|Jigsaw Puzzle 500 pieces
  Watercolour Paint Set|Sketch Book A4|Ballpoint Pen Blue|Stapler|Desk Lamp|Wall Clock|Photo Frame 10x15|Candle Vanilla
  Yoga Mat|Jump Rope|Tennis Racket|Football|Swimming Goggles|Camping Tent|Sleeping Bag|Travel Umbrella
`
  .split(/[|\n]/u)
  .map((title) => title.trim())
  .filter((title) => title !== '');

const BASE = { variants: [{ id: 1, price: { minor: 1_000, currency: 'USD' } }] };

const profileOf = (documents: readonly IndexedDocument[]): CatalogProfile => {
  const builder = createProfileBuilder(language);
  builder.add(documents);
  return builder.build({
    generation: 'small',
    publishedAt: new Date('2026-11-22T12:00:00Z'),
    embedder: { model: 'test', dimension: 8 },
  });
};

const toCandidate = ({ document, terms }: IndexedDocument, asked: readonly string[]): Candidate => {
  const { productId, variantId, position, availability, price, accessory } = document;
  const codes = Uint16Array.from(asked, (term) => terms.codes[terms.terms.indexOf(term)] ?? 0);
  return {
    productId,
    variantId,
    position,
    availability,
    price,
    accessory,
    score: 0,
    codes,
    document: () => document,
  };
};

export interface SmallQuestion {
  readonly question: Question;
  readonly candidates: Candidates;
  /** Best first. */
  readonly ranked: readonly Ranked[];
  readonly decision: Decision;
  /** What the first document of a title has of the question. */
  evidenceOf(title: string): Evidence;
}

export interface SmallCatalog {
  readonly profile: CatalogProfile;
  read(query: string): Understanding;
  ask(query: string, translation?: string): SmallQuestion;
}

/**
 * Products read as an import reads them, and asked without an engine: every document that has a term of the question
 * is a candidate. What a product does not give is made up.
 */
export const openSmallCatalog = (products: readonly object[], wordList?: WordList): SmallCatalog => {
  const documents = [...products, ...OTHER_GOODS.map((title) => ({ title }))].flatMap((given, at) =>
    toSearchDocuments(Product.parse({ id: at + 1, ...BASE, ...given }), at * 100, language),
  );
  const profile = profileOf(documents);
  const read = (query: string): Understanding =>
    understand(query, { profile, currency: 'USD', language: { ...language, wordList } });

  const ask = (query: string, translation?: string): SmallQuestion => {
    const readings = [read(query), ...(translation === undefined ? [] : [read(translation)])] as const;
    const question = createQuestion(readings, profile);
    const lexical = documents
      .map((each) => toCandidate(each, question.terms))
      .filter(({ codes }) => codes.some((code) => code > 0));
    const candidates = { lexical, nearest: [] };
    const ranked = rank(candidates, question, language);
    return {
      question,
      candidates,
      ranked,
      decision: decide(ranked, readings[0], { nearness: nearnessOf('storevoice-hashed'), language }),
      evidenceOf: (title) => {
        const document = documents.find((each) => each.document.title === title);
        if (!document) throw new Error(`the catalogue has no ${title}`);
        return question.evidenceOf(toCandidate(document, question.terms));
      },
    };
  };
  return { profile, read, ask };
};
