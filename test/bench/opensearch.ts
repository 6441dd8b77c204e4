import { createOpenSearchCatalogWriter } from '../../lambdas/adapters/opensearch/catalog-writer.ts';
import { createOpenSearch, type OpenSearch } from '../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/product-index.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import type { Product } from '../../lambdas/contract/product.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createSearch } from '../../lambdas/core/search/search.ts';
import type { CatalogWriter } from '../../lambdas/ports/catalog-writer.ts';
import type { ProductIndex, RetrievalRequest } from '../../lambdas/ports/product-index.ts';
import type { TextEmbedder } from '../../lambdas/ports/text-embedder.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { createDenseEmbedder } from './dense-embedder.ts';
import type { Figure } from './figure.ts';
import { nowhereWriter } from './nowhere-writer.ts';
import { syntheticProducts, syntheticQueries } from './synthetic-catalog.ts';

const domain = DomainConfig.parse({ hostname: 'bench.example', shopName: 'Bench', currency: 'USD' });
const embedder = createDenseEmbedder();

const SIZES = [20_000, 100_000] as const;
/** A bare client, asking for 50 rows a side, measured 32–42 ms on the same kind of machine. */
const P95_BAR = { at: 20_000, ms: 40 };
const WARM_UP_ROUNDS = 5;
const ROUNDS = 20;

const percentile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return Math.round(value * 10) / 10;
};

/** An embedder that has met every text of the catalogue, so that a clock beside it sees the engine alone. */
const rememberingEmbedder = async (products: () => Iterable<Product>): Promise<TextEmbedder> => {
  const known = new Map<string, Float32Array>();
  const remembering: TextEmbedder = {
    id: embedder.id,
    embed: async (texts, purpose) => {
      const missing = texts.filter((text) => !known.has(text));
      const vectors = await embedder.embed(missing, purpose);
      for (const [at, text] of missing.entries()) known.set(text, vectors[at] ?? new Float32Array());
      return texts.map((text) => known.get(text) ?? new Float32Array());
    },
  };
  const rehearse = createCatalogImport({
    writer: nowhereWriter,
    embedder: remembering,
    now: () => new Date(),
  });
  await rehearse({ domain: domain.hostname, products: products() });
  return remembering;
};

/** A writer that keeps the time spent in it, apart from reading what it is given. */
const withStopwatch = (writer: CatalogWriter) => {
  let spentMs = 0;
  return {
    spentSeconds: () => spentMs / 1_000,
    writer: {
      ...writer,
      add: async (...given: Parameters<CatalogWriter['add']>) => {
        const before = performance.now();
        await writer.add(...given);
        spentMs += performance.now() - before;
      },
    },
  };
};

/** The requests that our understanding makes of the questions: groups, bounds and limits as in production. */
const requestsOf = async (index: ProductIndex): Promise<readonly RetrievalRequest[]> => {
  const requests: RetrievalRequest[] = [];
  const retrieve: ProductIndex['retrieve'] = (request) => {
    requests.push(request);
    return index.retrieve(request);
  };
  const search = createSearch({ index: { ...index, retrieve }, embedder });
  for (const query of syntheticQueries) await search(domain, query);
  return requests;
};

interface Timed {
  readonly ms: number;
  /** Rows asked of each side: more of them where the cheapest of a kind is wanted. */
  readonly limit: number;
}

const timeQuestions = async (index: ProductIndex): Promise<readonly Timed[]> => {
  const requests = await requestsOf(index);
  const times: Timed[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const request of requests) {
      const before = performance.now();
      await index.retrieve(request);
      const ms = performance.now() - before;
      if (round >= WARM_UP_ROUNDS) times.push({ ms, limit: request.limit });
    }
  }
  return times;
};

const benchSize = async (engine: OpenSearch, variants: number): Promise<readonly Figure[]> => {
  const prefix = `bench-${process.pid}-${variants}-`;
  const { writer, spentSeconds } = withStopwatch(createOpenSearchCatalogWriter({ engine, prefix }));
  const remembering = await rememberingEmbedder(() => syntheticProducts(variants));
  const importCatalog = createCatalogImport({ writer, embedder: remembering, now: () => new Date() });
  await importCatalog({ domain: domain.hostname, products: syntheticProducts(variants) });
  const index = createOpenSearchProductIndex({ engine, prefix });
  const timed = await timeQuestions(index);
  const times = timed.map(({ ms }) => ms);
  const most = Math.max(...timed.map(({ limit }) => limit));
  const widest = timed.filter(({ limit }) => limit === most).map(({ ms }) => ms);
  await engine.call({ method: 'DELETE', path: `/${prefix}*` }, PATIENCE);
  const name = `OpenSearch, ${variants.toLocaleString('en')} variants of 1,024 dimensions`;
  const bar = variants === P95_BAR.at ? { bar: P95_BAR.ms } : {};
  return [
    { name: `${name}, question p50`, value: percentile(times, 0.5), unit: 'ms' },
    { name: `${name}, question p95`, value: percentile(times, 0.95), unit: 'ms', ...bar },
    { name: `${name}, question of ${most} rows a side p95`, value: percentile(widest, 0.95), unit: 'ms' },
    { name: `${name}, bulk`, value: Math.round(variants / spentSeconds()), unit: 'documents/s' },
  ];
};

const PATIENCE = { attempts: 1, attemptMs: 120_000, totalMs: 120_000, firstPauseMs: 0, longestPauseMs: 0 };

/** Index and writer on a real OpenSearch; nothing where none can run. */
export const benchOpenSearch = async (): Promise<Figure[]> => {
  const found = await openSearchEngine();
  if (found.kind === 'missing') {
    process.stderr.write(`OpenSearch is not measured: ${found.why}\n`);
    return [];
  }
  const engine = createOpenSearch({ node: found.url, service: 'none' });
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await benchSize(engine, size)));
  return figures;
};
