import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { percentile } from '../../../cli/evaluate/measure.ts';
import { createOpenSearch, type OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import { SHARED_SHARDS, SHARED_UP_TO } from '../../../lambdas/contract/catalog/search-indexes.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createSearch } from '../../../lambdas/core/search/search.ts';
import type { ProductIndex, RetrievalRequest } from '../../../lambdas/ports/catalog/product-index.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { searchLanguage } from '../../language.ts';
import { type Figure, MissingPart, rounded } from '../figure.ts';
import { countShards, heapBytes, PATIENCE, storedBytes } from './engine-figures.ts';
import {
  assortments,
  createImporting,
  embedder,
  fillShops,
  hostOf,
  SHOPS,
  VARIANTS,
} from './pooled-shops.ts';
import { syntheticProducts, syntheticQueries } from './synthetic-catalog.ts';

const CHILD = join(import.meta.dirname, 'pooled-import-child.ts');
const QUESTIONS = 2_000;
const HEAP_MIB = 2_048;
const MEBIBYTE = 2 ** 20;
const BAR_MS = 60;
const LARGE = 'large.example';

interface Engine {
  readonly url: string;
  readonly engine: OpenSearch;
  readonly prefix: string;
}

/** The requests that our understanding makes of the questions: groups, bounds and limits as in production. */
const requestsOf = async (index: ProductIndex, hostname: string): Promise<readonly RetrievalRequest[]> => {
  const requests: RetrievalRequest[] = [];
  const retrieve: ProductIndex['retrieve'] = (request) => {
    requests.push(request);
    return index.retrieve(request);
  };
  const search = createSearch({ index: { ...index, retrieve }, embedder, language: searchLanguage });
  const domain = DomainConfig.parse({ hostname, shopName: 'Bench', currency: 'USD' });
  for (const query of syntheticQueries) await search(domain, { query });
  return requests;
};

/** How long profile and candidates take together, as a question needs both; the shops in turn. */
const timeQuestions = async (
  index: ProductIndex,
  requests: readonly RetrievalRequest[],
  shops: readonly string[],
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let at = 0; at < QUESTIONS; at += 1) {
    const domain = shops[at % shops.length] ?? '';
    const request = requests[at % requests.length];
    if (request === undefined) continue;
    const before = performance.now();
    await index.profile(domain);
    await index.retrieve({ ...request, domain });
    times.push(performance.now() - before);
  }
  return times;
};

/** Measures while another process imports one shop again and again, and answers the times of the imports, too. */
const whileImporting = async <Value>({ url, prefix }: Engine, measured: () => Promise<Value>) => {
  const child = fork(CHILD, [url, prefix], { execArgv: ['--import', 'tsx'] });
  const importTimes: number[] = [];
  child.on('message', (ms) => importTimes.push(Number(ms)));
  await once(child, 'message');
  const value = await measured();
  child.send('enough');
  await once(child, 'exit');
  return { value, importTimes };
};

const watchHeap = (engine: OpenSearch) => {
  const samples: number[] = [];
  const timer = setInterval(() => {
    heapBytes(engine).then(
      (bytes) => samples.push(bytes),
      () => undefined,
    );
  }, 1_000);
  return {
    stop: () => {
      clearInterval(timer);
      return { least: Math.min(...samples), most: Math.max(...samples) };
    },
  };
};

const timesOf = async (of: Engine) => {
  const { engine, prefix } = of;
  const index = createOpenSearchProductIndex({ engine, prefix });
  const shops = Array.from({ length: SHOPS }, (_, shop) => hostOf(shop));
  const requests = await requestsOf(index, hostOf(0));
  const ask = () => timeQuestions(index, requests, shops);
  await ask();
  const quiet = await ask();
  const heap = watchHeap(engine);
  const busy = await whileImporting(of, ask);
  const { least, most } = heap.stop();
  const products = [...syntheticProducts(SHARED_UP_TO)];
  const importLarge = await createImporting(engine, prefix, products);
  await importLarge({ domain: LARGE, products });
  const large = await timeQuestions(index, requests, [LARGE]);
  return { quiet, busy, least, most, large };
};

const measure = async (of: Engine): Promise<readonly Figure[]> => {
  const { engine, prefix } = of;
  const stock = assortments();
  const first = stock[0] ?? [];
  const importFirst = await createImporting(engine, prefix, first);
  await importFirst({ domain: hostOf(0), products: first });
  await fillShops(of, stock);
  const bytes = await storedBytes(engine, prefix);
  const shards = await countShards(engine, prefix);
  const { quiet, busy, least, most, large } = await timesOf(of);
  const name = `${SHOPS.toLocaleString('en')} shops of ${VARIANTS} variants in a shared index`;
  const ms = (times: readonly number[], percent: number) => ({
    value: rounded(percentile(times, percent)),
    unit: 'ms',
  });
  const mebibytes = (value: number) => ({ value: Math.round(value / MEBIBYTE), unit: 'MiB' });
  return [
    { name: `${name}, shards`, value: shards, unit: 'shards', bar: SHARED_SHARDS },
    { name: `${name}, on the disk`, ...mebibytes(bytes) },
    { name: `${name}, question p50`, ...ms(quiet, 50) },
    { name: `${name}, question p95`, ...ms(quiet, 95) },
    { name: `${name}, question p50 while one shop imports`, ...ms(busy.value, 50) },
    { name: `${name}, question p95 while one shop imports`, ...ms(busy.value, 95), bar: BAR_MS },
    { name: `${name}, import of one shop while others are asked`, ...ms(busy.importTimes, 50) },
    { name: `${name}, heap at least`, ...mebibytes(least) },
    { name: `${name}, heap at most`, ...mebibytes(most) },
    { name: `A shop of ${SHARED_UP_TO} variants beside them, question p95`, ...ms(large, 95) },
  ];
};

/** A thousand small shops in one index of a real OpenSearch node. */
export const benchPooled = async (): Promise<readonly Figure[]> => {
  const found = await openSearchEngine({ isMeasured: true, heapMiB: HEAP_MIB });
  if (found.kind === 'missing') throw new MissingPart(found.why);
  const engine = createOpenSearch({ node: found.url, service: 'none' });
  const prefix = `bench-${process.pid}-`;
  try {
    return await measure({ url: found.url, engine, prefix });
  } finally {
    await engine.call({ method: 'DELETE', path: `/${prefix}*` }, PATIENCE);
  }
};
