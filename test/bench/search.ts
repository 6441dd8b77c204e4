import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { createSearch } from '../../lambdas/core/search/search.ts';
import type { Figure } from './figure.ts';
import { syntheticProducts, syntheticQueries } from './synthetic-catalog.ts';

const domain = DomainConfig.parse({ hostname: 'bench.example', shopName: 'Bench', currency: 'USD' });

const SIZES = [400, 20_000, 100_000] as const;
/** What a spoken answer may wait for its search at the size of a large shop. */
const P95_BAR = { at: 20_000, ms: 10 };
const WARM_UP_ROUNDS = 5;
const ROUNDS = 20;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const megabytes = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

const timeQuestions = async (folder: string): Promise<readonly number[]> => {
  const search = createSearch({
    index: createEmbeddedProductIndex({ folder }),
    embedder: createHashedTextEmbedder(),
  });
  const times: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const query of syntheticQueries) {
      const before = performance.now();
      await search(domain, query);
      if (round >= WARM_UP_ROUNDS) times.push(performance.now() - before);
    }
  }
  return times.sort((a, b) => a - b);
};

const benchSize = async (variants: number): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    const importCatalog = createCatalogImport({
      writer: createEmbeddedCatalogWriter({ folder }),
      embedder: createHashedTextEmbedder(),
      now: () => new Date(),
    });
    const before = performance.now();
    await importCatalog({ domain: domain.hostname, products: syntheticProducts(variants) });
    const seconds = (performance.now() - before) / 1_000;
    const unloaded = megabytes();
    const index = createEmbeddedProductIndex({ folder });
    const opening = performance.now();
    await index.profile(domain.hostname);
    const opened = performance.now() - opening;
    const memory = megabytes() - unloaded;
    const times = await timeQuestions(folder);
    const name = `search, ${variants.toLocaleString('en')} variants`;
    const bar = variants === P95_BAR.at ? { bar: P95_BAR.ms } : {};
    return [
      { name: `${name}, p50`, value: rounded(percentile(times, 0.5)), unit: 'ms' },
      { name: `${name}, p95`, value: rounded(percentile(times, 0.95)), unit: 'ms', ...bar },
      { name: `${name}, import`, value: rounded(seconds), unit: 's' },
      { name: `${name}, first opening`, value: Math.round(opened), unit: 'ms' },
      { name: `${name}, memory`, value: Math.round(memory), unit: 'MB' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The whole search on embedded adapters, from a question's words to its answer. */
export const benchSearch = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await benchSize(size)));
  return figures;
};
