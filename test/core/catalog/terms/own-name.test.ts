import { describe, expect, it } from '@jest/globals';
import { Product } from '../../../../lambdas/contract/catalog/product.ts';
import { toSearchDocuments } from '../../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../../language.ts';

const ownName = (given: object): readonly string[] => {
  const [first] = toSearchDocuments(Product.parse({ id: 1, variants: [{ id: 1 }], ...given }), 0, language);
  if (!first) throw new Error('a product has a document');
  return first.document.ownName;
};

describe("the terms of a product's own name", () => {
  it('leave its maker out', () => {
    expect(ownName({ title: 'Bosch Tassimo', brand: 'Bosch' })).toEqual(['tassimo']);
  });

  it('leave its kind out, and broader kinds', () => {
    expect(ownName({ title: 'Zelmora Kettle', category: ['Kettles'] })).toEqual(['zelmora']);
  });

  it('leave its options and properties out', () => {
    const terms = ownName({
      title: 'Zelmora Nimbus Black 64GB',
      attributes: { color: 'black' },
      variants: [{ id: 1, title: 'Zelmora Nimbus Black 64GB', options: { storage: '64GB' } }],
    });
    expect(terms).toEqual(['zelmora', 'nimbus']);
  });

  it('hold the number and the name of a model', () => {
    expect(ownName({ title: 'iPhone 15 Pro', brand: 'Apple', category: ['Smartphones'] })).toEqual([
      '#iphone',
      '15',
      '#pro',
    ]);
  });

  it('hold the kind of an accessory, which tells it from what it is for', () => {
    const terms = ownName({ title: 'Silicone Case for iPhone 15', category: ['Phone cases'] });
    expect(terms).toEqual(expect.arrayContaining(['#case', '#iphone', '15']));
  });

  it('are all there are where nothing is its own', () => {
    expect(ownName({ title: 'Kettle', category: ['Kettles'] })).toEqual(['#kettle']);
  });

  it('are each there once', () => {
    expect(ownName({ title: 'Nimbus Nimbus Zelmora' })).toEqual(['nimbus', 'zelmora']);
  });
});
