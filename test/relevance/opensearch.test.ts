import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCatalog, pooled } from '../adapters/opensearch/catalog-engine.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { type AskedShop, openEmbedded, openShop, questionFiles, questions } from './demo-shop.ts';
import { describeRelevance } from './describe-relevance.ts';
import { embedders } from './embedders.ts';

describeOnEngine('A real OpenSearch', await openSearchEngine(), (url) => {
  const alone = embedders.map((embedder) => ({ embedder, layout: 'indexes of its own', options: {} }));
  const [own] = alone;
  const shared = own ? [{ ...own, layout: 'a shared index', options: pooled }] : [];
  describe.each([...alone, ...shared])('about the demo shop in $layout, by $embedder.id.model', (asked) => {
    const { embedder, options } = asked;
    let shop: AskedShop;
    let embedded: AskedShop;
    beforeAll(async () => {
      shop = await openShop(openCatalog(url, { ...options, profileTtlMs: 60_000 }), embedder);
      embedded = await openShop(await openEmbedded(), embedder);
    });
    afterAll(() => Promise.all([shop?.close(), embedded?.close()]));

    describeRelevance(() => shop);

    it.each(questionFiles)(
      'gives the answers of the embedded index to the same questions (%s)',
      async (file) => {
        const differing: unknown[] = [];
        for (const query of await questions(file)) {
          const [ours, theirs] = await Promise.all([shop.ask(query), embedded.ask(query)]);
          if (!isDeepStrictEqual(ours, theirs)) differing.push({ query, ours, theirs });
        }
        expect(differing).toEqual([]);
      },
    );
  });
});
