import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProfilePart } from '../../../lambdas/contract/profile-part.ts';
import type { SearchDocument } from '../../../lambdas/contract/search-document.ts';
import { createProfileBuilder, profilePart } from '../../../lambdas/core/catalog/profile.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { demoProducts } from '../../../local/demo-shop/products.ts';

const stamp = {
  generation: 'g',
  publishedAt: new Date('2026-11-22T12:00:00Z'),
  embedder: { model: 'm', dimension: 8 },
};

const demo = demoProducts('https://shop.example.com').flatMap((product) => toSearchDocuments(product, 0));
const [some] = demo;
if (some === undefined) throw new Error('the demo shop has no documents');

/** More attributes and values than a profile keeps, with a few that come again and again. */
const attributes = fc.dictionary(
  fc.integer({ min: 0, max: 400 }).map((name) => `attribute ${name}`),
  fc.integer({ min: 0, max: 900 }).map((value) => `value ${value}`),
  { maxKeys: 20 },
);
const documents: fc.Arbitrary<readonly SearchDocument[]> = fc.oneof(
  fc.subarray(demo.slice(0, 120)),
  fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), attributes)
      .map(([product, given]) => ({ ...some, productId: String(product), attributes: given })),
    { maxLength: 150 },
  ),
);

const atOnce = (all: readonly SearchDocument[]) => {
  const builder = createProfileBuilder();
  builder.add(all);
  return builder.build(stamp);
};

/** Cut at these places, each part having gone through JSON as it does on its way. */
const inParts = (all: readonly SearchDocument[], cuts: readonly number[]) => {
  const builder = createProfileBuilder();
  const ends = [...new Set([...cuts.map((cut) => Math.min(cut, all.length)), all.length])].sort(
    (a, b) => a - b,
  );
  let from = 0;
  for (const end of ends) {
    builder.join(ProfilePart.parse(JSON.parse(JSON.stringify(profilePart(all.slice(from, end))))));
    from = end;
  }
  return builder.build(stamp);
};

describe('a profile joined of parts', () => {
  it('is the one that all documents at once would have made, wherever they are cut', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(150), { maxLength: 6 }), (all, cuts) => {
        // The order of members decides which values are kept, so it must be the same, too.
        expect(JSON.stringify(inParts(all, cuts))).toBe(JSON.stringify(atOnce(all)));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps as many attributes and values as a profile does, whatever the parts bring', () => {
    const all = Array.from({ length: 400 }, (_, at) => ({
      ...some,
      productId: String(at),
      attributes: { [`attribute ${at}`]: 'value', series: `q${String(at).padStart(3, '0')}x` },
    }));
    const { attributeValues } = inParts(all, [100, 200, 300]);
    expect(Object.keys(attributeValues)).toHaveLength(200);
    expect(Object.keys(attributeValues.series ?? {})).toHaveLength(300);
  });
});
