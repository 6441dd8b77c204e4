import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import { openOpenSearchCatalogs } from '../../dev/server/catalogs.ts';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { openStore } from '../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { openFeed } from '../../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../../lambdas/adapters/feed/read-bytes.ts';
import { createFileSpool } from '../../lambdas/adapters/files/file-spool.ts';
import { IMPORT } from '../../lambdas/adapters/opensearch/client.ts';
import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import type { Product } from '../../lambdas/contract/catalog/product.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createFeedReader } from '../../lambdas/core/feed/read-feed.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import { createExplainedSearch, type ExplainSearch } from '../../lambdas/core/search/search.ts';
import type { CatalogWriter } from '../../lambdas/ports/catalog/catalog-writer.ts';
import type { ProductIndex } from '../../lambdas/ports/catalog/product-index.ts';
import { CommandFailure, usageError } from '../command.ts';
import type { Collection, Query } from './collection.ts';
import type { AskedQuery } from './measure.ts';

const Indexes = z.record(z.string(), z.unknown());

/** Removes the indexes of one run, each by its name: an engine may refuse to delete by a pattern. */
const removeIndexes = async (url: string, prefix: string): Promise<void> => {
  const { createOpenSearch } = await import('../../lambdas/adapters/opensearch/client.ts');
  const engine = createOpenSearch({ node: url, service: 'none' });
  const found = Indexes.parse((await engine.call({ method: 'GET', path: `/${prefix}*` }, IMPORT)) ?? {});
  for (const index of Object.keys(found)) await engine.call({ method: 'DELETE', path: `/${index}` }, IMPORT);
};

/**
 * An OpenSearch at an address, in indexes of this run alone, which are removed when it is closed. Throws an error in
 * words when no OpenSearch with k-NN answers there.
 */
export const openOpenSearchEngine = async (url: string): Promise<Engine> => {
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
    throw usageError(
      `OPENSEARCH_URL is ${url}, which is not a web address; write one such as http://localhost:9200`,
    );
  }
  const prefix = `evaluate-${randomUUID()}-`;
  const { index, writer } = await openOpenSearchCatalogs(url, prefix);
  return { index, writer, close: () => removeIndexes(url, prefix) };
};

/** Where a collection's catalogue is imported and asked. */
export interface Engine {
  readonly index: ProductIndex;
  readonly writer: CatalogWriter;
  readonly close: () => Promise<void>;
}

/** An embedded store in a folder of its own, which is removed when it is closed. */
export const openEmbeddedEngine = async (): Promise<Engine> => {
  const store = openStore(await mkdtemp(join(tmpdir(), 'storevoice-evaluate-')));
  return {
    index: createEmbeddedProductIndex({ store }),
    writer: createEmbeddedCatalogWriter({ store }),
    close: async () => {
      await store.close();
      await rm(store.folder, { recursive: true, force: true });
    },
  };
};

const HOSTNAME = 'evaluate.example';
const DEFAULT_CURRENCY = 'USD';

const readProducts = async (path: string): Promise<readonly Product[]> => {
  const { bytes } = await openFeed(path, { stdin: process.stdin });
  const { text } = await readBytes(bytes);
  const readFeed = createFeedReader({ spool: createFileSpool() });
  const feed = await readFeed({
    text,
    currency: DEFAULT_CURRENCY,
    now: new Date(),
    onProblem: () => undefined,
  });
  const products: Product[] = [];
  for await (const product of feed.products) products.push(product);
  if (products.length === 0) throw new CommandFailure(`${path} holds no product that can be read`);
  return products;
};

const currencyOf = (products: readonly Product[]): string => {
  const counts = new Map<string, number>();
  for (const { variants } of products) {
    const currency = variants[0]?.price?.currency;
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? DEFAULT_CURRENCY;
};

const askOne = async (
  search: ExplainSearch,
  domain: DomainConfig,
  { query, withTranslation }: Asking,
): Promise<AskedQuery> => {
  const translation = withTranslation && query.translation !== '' ? query.translation : undefined;
  const started = performance.now();
  const { answer, found } = await search(domain, {
    query: query.query,
    ...(translation === undefined ? {} : { translation }),
  });
  const ms = performance.now() - started;
  const products = answer.success ? answer.products : [];
  const [first] = products;
  return {
    query,
    ms,
    status: answer.success ? answer.status : 'none',
    response: answer.response,
    cards: [...new Set(products.map(({ productId }) => productId))],
    firstVariant: first ? `${first.productId}/${first.variantId}` : '',
    ranked: [...new Set((found?.ranked ?? []).map(({ productId }) => productId))],
  };
};

interface Asking {
  readonly query: Query;
  readonly withTranslation: boolean;
}

interface AskOptions {
  /** Language of the shop's sentences. Default: each question's own. */
  readonly locale?: Locale | undefined;
  /** Passes each question's translation on, as the voice model does. */
  readonly withTranslation: boolean;
}

/** Imports a collection into an engine and asks it every question as `bot-execute` would. */
export const askCollection = async (
  collection: Collection,
  { index, writer }: Engine,
  { locale, withTranslation }: AskOptions,
): Promise<readonly AskedQuery[]> => {
  const language = shippedLanguage(readWordList());
  const embedder = createHashedTextEmbedder(language);
  const products = await readProducts(collection.feed);
  const domainIn = (lang: Locale): DomainConfig =>
    DomainConfig.parse({
      hostname: HOSTNAME,
      shopName: collection.name,
      locale: locale ?? lang,
      currency: currencyOf(products),
    });
  const importCatalog = createCatalogImport({ writer, embedder, language, clock: () => new Date() });
  const { hostname } = domainIn('en');
  await importCatalog({ domain: hostname, products });
  const search = createExplainedSearch({ index, embedder, language });
  const [first] = collection.queries;
  // The first question of a process pays for reading the catalogue and the lexicon.
  if (first) await askOne(search, domainIn(first.lang), { query: first, withTranslation });
  const asked: AskedQuery[] = [];
  for (const query of collection.queries)
    asked.push(await askOne(search, domainIn(query.lang), { query, withTranslation }));
  return asked;
};
