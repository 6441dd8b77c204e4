import { percentile } from '../../../cli/evaluate/measure.ts';
import { createOpenSearch, type OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { createSearch } from '../../../lambdas/core/search/search.ts';
import type { CatalogWriter } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import type { ProductIndex, RetrievalRequest } from '../../../lambdas/ports/catalog/product-index.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { language, searchLanguage } from '../../language.ts';
import { type Figure, MissingPart, rounded } from '../figure.ts';
import { createDenseEmbedder, rememberingEmbedder } from './dense-embedder.ts';
import { PATIENCE, storedBytes } from './engine-figures.ts';
import { syntheticProducts, syntheticQueries } from './synthetic-catalog.ts';

const domain = DomainConfig.parse({ hostname: 'bench.example', shopName: 'Bench', currency: 'USD' });
const embedder = createDenseEmbedder();

/** How many variants, and what 19 of 20 questions may take; the bars leave a spoken answer its time. */
const SIZES = [
  { variants: 20_000, barMs: 40 },
  { variants: 100_000, barMs: 100 },
] as const;
const WARM_UP_ROUNDS = 5;
const ROUNDS = 20;

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
  const search = createSearch({ index: { ...index, retrieve }, embedder, language: searchLanguage });
  for (const query of syntheticQueries) await search(domain, { query });
  return requests;
};

const timeQuestions = async (index: ProductIndex): Promise<readonly number[]> => {
  const requests = await requestsOf(index);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const request of requests) {
      const before = performance.now();
      await index.retrieve(request);
      if (round >= WARM_UP_ROUNDS) times.push(performance.now() - before);
    }
  }
  return times;
};

interface Size {
  readonly variants: number;
  readonly barMs: number;
}

const benchSize = async (engine: OpenSearch, { variants, barMs }: Size): Promise<readonly Figure[]> => {
  const prefix = `bench-${process.pid}-${variants}-`;
  const { writer, spentSeconds } = withStopwatch(createOpenSearchCatalogWriter({ engine, prefix }));
  const remembering = await rememberingEmbedder(embedder, () => syntheticProducts(variants));
  const importCatalog = createCatalogImport({
    writer,
    embedder: remembering,
    language,
    clock: () => new Date(),
  });
  await importCatalog({ domain: domain.hostname, products: syntheticProducts(variants) });
  const index = createOpenSearchProductIndex({ engine, prefix });
  const times = await timeQuestions(index);
  const bytes = await storedBytes(engine, prefix);
  await engine.call({ method: 'DELETE', path: `/${prefix}*` }, PATIENCE);
  const name = `OpenSearch, ${variants.toLocaleString('en')} variants of 1,024 dimensions`;
  const megabytes = rounded(bytes / variants / 1_000, 2);
  return [
    { name: `${name}, question p50`, value: rounded(percentile(times, 50)), unit: 'ms' },
    { name: `${name}, question p95`, value: rounded(percentile(times, 95)), unit: 'ms', bar: barMs },
    { name: `${name}, bulk`, value: Math.round(variants / spentSeconds()), unit: 'documents/s' },
    { name: `${name}, on the disk for 1,000 variants`, value: megabytes, unit: 'MB' },
  ];
};

/** Index and writer on a real OpenSearch. */
export const benchOpenSearch = async (): Promise<Figure[]> => {
  const found = await openSearchEngine({ isMeasured: true });
  if (found.kind === 'missing') throw new MissingPart(found.why);
  const engine = createOpenSearch({ node: found.url, service: 'none' });
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await benchSize(engine, size)));
  return figures;
};
