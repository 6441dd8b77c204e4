import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Search } from '../../lambdas/core/search/search.ts';
import { openCatalog } from '../adapters/opensearch/catalog-engine.ts';
import type { CatalogEngine } from '../contracts/catalog-rows.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { domain, openEmbedded, questionFiles, questions, searchOver } from './demo-shop.ts';
import { describeRelevance } from './describe-relevance.ts';
import { embedders } from './embedders.ts';

/** Hundreds of questions over HTTP, on a machine that may be busy with other tests. */
jest.setTimeout(120_000);

describeOnEngine('A real OpenSearch', await openSearchEngine(), (url) => {
  const open = () => Promise.resolve(openCatalog(url, { profileTtlMs: 60_000 }));

  for (const embedder of embedders) {
    describeRelevance('The OpenSearch index', open, embedder);

    describe(`The OpenSearch index beside the embedded one, both with vectors of ${embedder.id.model}`, () => {
      const engines: CatalogEngine[] = [];
      let answers: readonly Search[] = [];
      beforeAll(async () => {
        engines.push(await open(), await openEmbedded());
        answers = await Promise.all(engines.map((engine) => searchOver(engine, embedder)));
      });
      afterAll(() => Promise.all(engines.map((engine) => engine.close())));

      it.each(questionFiles)('gives the same answers to the same questions (%s)', async (file) => {
        const differing: unknown[] = [];
        for (const query of await questions(file)) {
          const [ours, embedded] = await Promise.all(answers.map((search) => search(domain, query)));
          if (!isDeepStrictEqual(ours, embedded)) differing.push({ query, ours, embedded });
        }
        expect(differing).toEqual([]);
      });
    });
  }
});
