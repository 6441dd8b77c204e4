import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { searchLanguage } from '../language.ts';
import { type AskedShop, openEmbedded, openShop } from './demo-shop.ts';

/** What shoppers say to a shop without asking for a product: services, orders, people, small talk, abuse. */
const sentences = readFileSync(new URL('not-products.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('a sentence that asks for no product', () => {
  let shop: AskedShop;
  beforeAll(async () => {
    shop = await openShop(await openEmbedded(), createHashedTextEmbedder(searchLanguage));
  });
  afterAll(() => shop.close());

  it('is answered by the search with a product in none of 220 cases', async () => {
    const answered: string[] = [];
    for (const sentence of sentences) {
      const answer = await shop.ask(sentence);
      if (!answer.success || answer.code !== 'NOT_A_PRODUCT_REQUEST' || answer.products.length > 0) {
        answered.push(`${sentence} → ${answer.response}`);
      }
    }
    expect(sentences).toHaveLength(220);
    expect(answered).toEqual([]);
  });
});
