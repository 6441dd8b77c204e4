import { describe, expect, it } from '@jest/globals';
import { openOpenSearchEngine } from '../../../cli/evaluate/ask.ts';
import { indexesOf } from '../../adapters/opensearch/catalog-engine.ts';
import { embedded, idsOf, publish, row } from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';

const SHOP = 'shop.example.com';

describeOnEngine('An OpenSearch to measure answers on', await openSearchEngine(), (url) => {
  const own = () => indexesOf(url, 'evaluate-*');

  it('keeps the catalogues of two runs apart, and removes those of a run that ends', async () => {
    const before = await own();
    const one = await openOpenSearchEngine(url);
    const other = await openOpenSearchEngine(url);
    await publish(one, SHOP, [embedded(row({ productId: '1', variantId: '1', terms: { name: ['phone'] } }))]);
    await publish(other, SHOP, [embedded(row({ productId: '2', variantId: '1' }))]);
    const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
    const asked = { domain: SHOP, groups, terms: [], limit: 5, nearestLimit: 5 };
    expect(idsOf((await one.index.retrieve(asked)).lexical)).toEqual(['1/1']);
    expect(idsOf((await other.index.retrieve(asked)).lexical)).toEqual([]);
    await one.close();
    expect(await own()).toHaveLength(before.length + 1);
    await other.close();
    expect(await own()).toEqual(before);
  });
});

describe('An address that names no OpenSearch', () => {
  it.each(['localhost:9200', 'opensearch', 'file:///tmp'])('is refused when it is %s', async (url) => {
    await expect(openOpenSearchEngine(url)).rejects.toThrow(
      `OPENSEARCH_URL is ${url}, which is not a web address; write one such as http://localhost:9200`,
    );
  });

  it('is named when nothing answers there', async () => {
    await expect(openOpenSearchEngine('http://127.0.0.1:9')).rejects.toThrow(
      'OPENSEARCH_URL names 127.0.0.1:9, where no OpenSearch answers',
    );
  });
});
