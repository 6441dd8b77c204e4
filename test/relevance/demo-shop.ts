import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { demoProducts } from '../../dev/demo-shop/products.ts';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { openStore } from '../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createSearch, type Search } from '../../lambdas/core/search/search.ts';
import type { TextEmbedder } from '../../lambdas/ports/catalog/text-embedder.ts';
import type { CatalogEngine } from '../contracts/catalog/catalog-rows.ts';
import { searchLanguage } from '../language.ts';

/** The files of questions, by what is expected of their answers. */
export const questionFiles = ['ru', 'en', 'absent'] as const;

const domain = DomainConfig.parse({ hostname: 'demo.example', shopName: 'Demo', currency: 'USD' });

const Questions = z.array(z.object({ query: z.string() }));

export const questions = async (file: (typeof questionFiles)[number]): Promise<readonly string[]> => {
  const text = await readFile(new URL(`../fixtures/relevance/${file}.json`, import.meta.url), 'utf8');
  return Questions.parse(JSON.parse(text)).map(({ query }) => query);
};

export const openEmbedded = async (): Promise<CatalogEngine> => {
  const store = openStore(await mkdtemp(join(tmpdir(), 'storevoice-relevance-')));
  return {
    index: createEmbeddedProductIndex({ store }),
    writer: createEmbeddedCatalogWriter({ store }),
    close: async () => {
      await store.close();
      await rm(store.folder, { recursive: true, force: true });
    },
  };
};

/** The demo shop in an engine. It answers each question once, and the tests of a file share the answers. */
export interface AskedShop {
  ask(query: string): ReturnType<Search>;
  close(): Promise<void>;
}

/** Imports the demo shop's catalogue into an engine and asks it. */
export const openShop = async (
  { index, writer, close }: CatalogEngine,
  embedder: TextEmbedder,
): Promise<AskedShop> => {
  const importCatalog = createCatalogImport({
    writer,
    embedder,
    language: searchLanguage,
    clock: () => new Date(),
  });
  await importCatalog({ domain: domain.hostname, products: demoProducts('http://demo.example') });
  const search = createSearch({ index, embedder, language: searchLanguage });
  const answers = new Map<string, ReturnType<Search>>();
  return {
    ask: (query) => {
      const answer = answers.get(query) ?? search(domain, { query });
      answers.set(query, answer);
      return answer;
    },
    close,
  };
};
