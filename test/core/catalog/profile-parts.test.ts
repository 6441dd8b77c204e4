import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoProducts } from '../../../dev/demo-shop/products.ts';
import type { IndexedDocument } from '../../../lambdas/contract/catalog/search-document.ts';
import { ProfilePart } from '../../../lambdas/contract/catalog/search-document.ts';
import { createProfileBuilder, profilePart } from '../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../language.ts';

const stamp = {
  generation: 'g',
  publishedAt: new Date('2026-11-22T12:00:00Z'),
  embedder: { model: 'm', dimension: 8 },
};
const demo = demoProducts('https://shop.example.com').flatMap((product) =>
  toSearchDocuments(product, 0, language),
);
const [some] = demo;
if (some === undefined) throw new Error('the demo shop has no documents');

const withAttributes = (
  productId: string,
  attributes: Readonly<Record<string, string>>,
): IndexedDocument => ({ ...some, document: { ...some.document, productId, attributes } });

/** More attributes and values than a profile keeps, with a few that come again and again. */
const attributes = fc.dictionary(
  fc.integer({ min: 0, max: 400 }).map((name) => `attribute ${name}`),
  fc.integer({ min: 0, max: 900 }).map((value) => `value ${value}`),
  { maxKeys: 20 },
);
const documents: fc.Arbitrary<readonly IndexedDocument[]> = fc.oneof(
  fc.subarray(demo.slice(0, 120)),
  fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), attributes)
      .map(([product, given]) => withAttributes(String(product), given)),
    { maxLength: 150 },
  ),
);

const atOnce = (all: readonly IndexedDocument[]) => {
  const builder = createProfileBuilder(language);
  builder.add(all);
  return builder.build(stamp);
};

/** Cut at these places, each part having gone through JSON as it does on its way. */
const inParts = (all: readonly IndexedDocument[], cuts: readonly number[]) => {
  const builder = createProfileBuilder(language);
  const ends = [...new Set([...cuts.map((cut) => Math.min(cut, all.length)), all.length])].sort(
    (a, b) => a - b,
  );
  let from = 0;
  for (const end of ends) {
    builder.join(ProfilePart.parse(JSON.parse(JSON.stringify(profilePart(all.slice(from, end), language)))));
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
    const all = Array.from({ length: 400 }, (_, at) =>
      withAttributes(String(at), {
        [`attribute ${at}`]: 'value',
        series: `q${String(at).padStart(3, '0')}x`,
      }),
    );
    const { attributeValues } = inParts(all, [100, 200, 300]);
    expect(Object.keys(attributeValues)).toHaveLength(200);
    expect(Object.keys(attributeValues.series ?? {})).toHaveLength(300);
  });
});
