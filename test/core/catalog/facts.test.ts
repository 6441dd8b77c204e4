import { expect, it } from '@jest/globals';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { factsOf } from '../../../lambdas/core/catalog/facts/facts.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../language.ts';

it.each([[{ screen: 'OLED', display: '6.1 inch' }], [{ display: '6.1 inch', screen: 'OLED' }]])(
  'gives two names of one property a key each: %j',
  (attributes) => {
    const product = Product.parse({ id: 1, title: 'Phone', attributes, variants: [{ id: 1 }] });
    const documents = toSearchDocuments(product, 0, language).map(({ document }) => document);
    const facts = factsOf(documents, language);
    expect(Object.fromEntries(facts.map(({ key, values }) => [key, values[0]]))).toEqual(attributes);
    expect(facts).toHaveLength(2);
  },
);
