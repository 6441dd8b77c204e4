import { describe, expect, it } from '@jest/globals';
import type { IndexedDocument } from '../../../../lambdas/contract/catalog/search-document.ts';
import { checkDraft, createCanaries } from '../../../../lambdas/core/catalog/profile/canaries.ts';
import { createProfileBuilder } from '../../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../../lambdas/core/catalog/search-documents.ts';
import type { DraftView } from '../../../../lambdas/ports/catalog/catalog-writer.ts';
import type { Candidate } from '../../../../lambdas/ports/catalog/product-index.ts';
import { syntheticProducts } from '../../../bench/search/synthetic-catalog.ts';
import { language } from '../../../language.ts';

const SHOP = 'shop.example.com';
const embedder = { model: 'test', dimension: 2 };
const vector = Float32Array.of(1, 0);
const documents = [...syntheticProducts(200)].flatMap((product, at) =>
  toSearchDocuments(product, at * 10, language),
);

const pick = () => {
  const canaries = createCanaries();
  canaries.add(documents.map(({ document }) => ({ document, vector })));
  return canaries.picked();
};

const profileOf = () => {
  const builder = createProfileBuilder(language);
  builder.add(documents);
  return builder.build({ generation: 'g1', publishedAt: new Date(0), embedder });
};

const toCandidate = ({ document }: IndexedDocument): Candidate => {
  const { productId, variantId, position, availability, accessory } = document;
  return {
    productId,
    variantId,
    position,
    availability,
    accessory,
    score: 1,
    codes: new Uint16Array(),
    document: () => document,
  };
};

/** A draft that finds everything. */
const whole = (given: Partial<DraftView> = {}): DraftView => {
  const candidates = documents.map(toCandidate);
  return {
    variants: documents.length,
    retrieve: async () => ({ lexical: candidates, nearest: candidates }),
    product: async (_, productId) =>
      documents.map(({ document }) => document).filter((document) => document.productId === productId),
    ...given,
  };
};

describe('canaries', () => {
  it('are a handful from the whole length of the catalogue', () => {
    const positions = pick().map(({ document }) => documents.findIndex((each) => each.document === document));
    expect(positions.length).toBeGreaterThanOrEqual(5);
    expect(positions.length).toBeLessThan(10);
    expect(positions[0]).toBe(0);
    expect(positions.at(-1)).toBeGreaterThan(documents.length / 2);
  });

  it('are all there are in a small catalogue', () => {
    const canaries = createCanaries();
    canaries.add(documents.slice(0, 3).map(({ document }) => ({ document, vector })));
    expect(canaries.picked()).toHaveLength(3);
  });
});

describe('the check of a draft', () => {
  const check = (draft: DraftView) =>
    checkDraft({ domain: SHOP, profile: profileOf(), canaries: pick(), language })(draft);

  it('lets a whole catalogue pass', async () => {
    await expect(check(whole())).resolves.toBeUndefined();
  });

  it.each([
    ['lacks variants', { variants: 3 }, /it holds 3 variants, 200 were written/],
    ['does not know a product', { product: async () => [] }, /is not in it/],
    ['finds nothing by words', { retrieve: async () => ({ lexical: [], nearest: [] }) }, /by its words/],
    [
      'finds nothing by meaning',
      {
        retrieve: async ({ groups }: { readonly groups: readonly unknown[] }) => ({
          lexical: groups.length > 0 ? documents.map(toCandidate) : [],
          nearest: [],
        }),
      },
      /by its meaning/,
    ],
  ])('refuses one that %s', async (_, given, message) => {
    await expect(check(whole(given))).rejects.toMatchObject({
      code: 'VERIFY_FAILED',
      message: expect.stringMatching(message),
    });
  });
});
