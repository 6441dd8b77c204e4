import { describe, expect, it } from '@jest/globals';
import { Product } from '../../../../lambdas/contract/catalog/product.ts';
import { CatalogProfile } from '../../../../lambdas/contract/catalog/search-document.ts';
import { createProfileBuilder } from '../../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../../language.ts';
import { tinyProfile } from '../../search/tiny-profile.ts';
import { tinyShop } from '../../search/tiny-shop.ts';

const stamp = {
  generation: 'g',
  publishedAt: new Date('2026-11-22T12:00:00Z'),
  embedder: { model: 'm', dimension: 8 },
};

const profileOf = (...products: readonly object[]): CatalogProfile => {
  const builder = createProfileBuilder(language);
  for (const product of products) builder.add(toSearchDocuments(Product.parse(product), 0, language));
  return builder.build(stamp);
};

describe('a catalogue profile', () => {
  it('is what the contract says', () => {
    expect(CatalogProfile.parse(tinyProfile)).toEqual(tinyProfile);
  });

  it('counts products, and the variants that carry a term', () => {
    expect(tinyProfile.products).toBe(tinyShop.length);
    expect(tinyProfile.variants).toBe(tinyShop.reduce((sum, { variants }) => sum + variants.length, 0));
    expect(tinyProfile.vocabulary).toMatchObject({ samsung: 2, '512gb': 2, jbl: 1 });
  });

  it('knows brands, values as the merchant spells them, and how names sound', () => {
    expect(tinyProfile.brands).toEqual(expect.arrayContaining(['apple', 'samsung', 'sony', 'jbl', 'bosch']));
    expect(tinyProfile.attributeValues).toMatchObject({
      color: { '#black': 'Black' },
      storage: { '256gb': '256GB' },
    });
    expect(Object.values(tinyProfile.sounds).flat()).toEqual(expect.arrayContaining(['galaxy', 'samsung']));
  });

  it('takes words that objects are born with for words', () => {
    const profile = profileOf({
      id: 1,
      title: 'constructor __proto__ toString',
      variants: [{ id: 1, options: { constructor: 'hasOwnProperty' } }],
    });
    expect(Object.hasOwn(profile.vocabulary, 'constructor')).toBe(true);
    expect(CatalogProfile.parse(profile)).toEqual(profile);
  });

  it('keeps no list of serial numbers', () => {
    const variants = Array.from({ length: 1_000 }, (_, at) => ({
      id: at + 1,
      options: { serial: `SN${at}` },
    }));
    const { attributeValues } = profileOf({ id: 1, title: 'Thing', variants });
    expect(Object.keys(attributeValues.serial ?? {}).length).toBeLessThanOrEqual(300);
  });
});
