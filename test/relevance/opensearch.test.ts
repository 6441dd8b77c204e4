import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createSearch, type Search } from '../../lambdas/core/search/search.ts';
import { loadDemoCatalog } from '../../local/demo-shop/catalog.ts';
import { openCatalog } from '../adapters/opensearch/catalog-engine.ts';
import type { CatalogEngine } from '../contracts/catalog-rows.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { describeRelevance } from './describe-relevance.ts';

/** Hundreds of questions over HTTP, on a machine that may be busy with other tests. */
jest.setTimeout(120_000);

const domain = DomainConfig.parse({ hostname: 'demo.example', shopName: 'Demo', currency: 'USD' });
const embedder = createHashedTextEmbedder();

const questions = async (language: string): Promise<readonly string[]> => {
  const file = new URL(`../fixtures/relevance/${language}.json`, import.meta.url);
  const rows = z.array(z.object({ query: z.string() })).parse(JSON.parse(await readFile(file, 'utf8')));
  return rows.map(({ query }) => query);
};

const openEmbedded = async (): Promise<CatalogEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-same-answers-'));
  return {
    index: createEmbeddedProductIndex({ folder }),
    writer: createEmbeddedCatalogWriter({ folder }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

const searchOver = async ({ index, writer }: CatalogEngine): Promise<Search> => {
  const importCatalog = createCatalogImport({ writer, embedder, now: () => new Date() });
  await importCatalog({ domain: domain.hostname, products: loadDemoCatalog('http://demo.example') });
  return createSearch({ index, embedder });
};

describeOnEngine('A real OpenSearch', await openSearchEngine(), (url) => {
  describeRelevance('The OpenSearch index', () =>
    Promise.resolve(openCatalog(url, { profileTtlMs: 60_000 })),
  );

  describe('The OpenSearch index beside the embedded one', () => {
    const engines: CatalogEngine[] = [];
    let answers: readonly Search[] = [];
    beforeAll(async () => {
      engines.push(openCatalog(url, { profileTtlMs: 60_000 }), await openEmbedded());
      answers = await Promise.all(engines.map(searchOver));
    });
    afterAll(() => Promise.all(engines.map((engine) => engine.close())));

    it.each(['ru', 'en', 'absent'])('gives the same answers to the same questions (%s)', async (language) => {
      for (const query of await questions(language)) {
        const [ours, embedded] = await Promise.all(answers.map((search) => search(domain, query)));
        expect({ query, answer: ours }).toEqual({ query, answer: embedded });
      }
    });
  });
});
