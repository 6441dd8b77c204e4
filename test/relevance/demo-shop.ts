import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createSearch, type Search } from '../../lambdas/core/search/search.ts';
import type { TextEmbedder } from '../../lambdas/ports/text-embedder.ts';
import { loadDemoCatalog } from '../../local/demo-shop/catalog.ts';
import type { CatalogEngine } from '../contracts/catalog-rows.ts';

/** The files of questions, by what is expected of their answers. */
export const questionFiles = ['ru', 'en', 'absent'] as const;

export const domain = DomainConfig.parse({ hostname: 'demo.example', shopName: 'Demo', currency: 'USD' });

const Questions = z.array(z.object({ query: z.string() }));

export const questions = async (file: (typeof questionFiles)[number]): Promise<readonly string[]> => {
  const text = await readFile(new URL(`../fixtures/relevance/${file}.json`, import.meta.url), 'utf8');
  return Questions.parse(JSON.parse(text)).map(({ query }) => query);
};

export const openEmbedded = async (): Promise<CatalogEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-relevance-'));
  return {
    index: createEmbeddedProductIndex({ folder }),
    writer: createEmbeddedCatalogWriter({ folder }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Imports the demo shop's catalogue into an engine and asks it. */
export const searchOver = async (
  { index, writer }: CatalogEngine,
  embedder: TextEmbedder,
): Promise<Search> => {
  const importCatalog = createCatalogImport({ writer, embedder, now: () => new Date() });
  await importCatalog({ domain: domain.hostname, products: loadDemoCatalog('http://demo.example') });
  return createSearch({ index, embedder });
};
