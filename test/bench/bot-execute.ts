import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainStore } from '../../lambdas/ports/domain-store.ts';
import { openEmbeddedCatalogs } from '../../local/catalogs.ts';
import { composeLocal } from '../../local/compose.ts';
import { parseLocalEnv } from '../../local/config.ts';
import { seedDemoDomains } from '../../local/demo-shop/domains.ts';
import { demoProducts } from '../../local/demo-shop/products.ts';
import { createLocalLog } from '../../local/log.ts';
import { readSigningKey } from '../../local/signing-key.ts';
import { openLocalStore } from '../../local/store.ts';
import type { Figure } from './figure.ts';

const P99_BAR_MS = 10;
const WARM_UP = 300;
const CALLS = 2_000;
const ORIGIN = 'http://localhost:3000';
const QUERIES = [
  'айфон черный 256',
  'сколько стоит самсунг галакси эс двадцать четыре',
  'беспроводные наушники до 200 долларов',
  'диван серый угловой',
  'чехол на айфон пятнадцать',
  'пылесос дайсон',
  'coffee machine',
  'gaming laptop cheaper than 1500',
  'кроссовки женские',
  'живой крокодил',
];

const quiet = createLocalLog({
  format: 'json',
  level: 'INFO',
  service: 'bench',
  write: () => undefined,
});

/** A store that adds up how long it was waited for, so that the rest is our own time. */
const timed = (store: DomainStore) => {
  let waited = 0;
  const find: DomainStore['find'] = async (hostname) => {
    const before = performance.now();
    const config = await store.find(hostname);
    waited += performance.now() - before;
    return config;
  };
  const takeWaited = (): number => {
    const taken = waited;
    waited = 0;
    return taken;
  };
  return { store: { ...store, find }, takeWaited };
};

const searchEvent = (query: string) => ({
  version: '2.0',
  rawPath: '/api/bot-execute/search_products',
  headers: { 'content-type': 'application/json', host: 'localhost:3000' },
  requestContext: { requestId: 'bench', http: { method: 'POST', sourceIp: '127.0.0.1' } },
  body: JSON.stringify({ query, hostname: 'localhost' }),
  isBase64Encoded: false,
});

const percentile = (times: readonly number[], share: number): number =>
  Math.round((times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN) * 100) / 100;

const compose = async (folder: string) => {
  const local = await openLocalStore({ folder, log: quiet });
  const { store, takeWaited } = timed(local.domainStore);
  await seedDemoDomains(local.domainStore, 'localhost');
  const composition = composeLocal({
    env: parseLocalEnv({}),
    store: { ...local, domainStore: store },
    signingKey: await readSigningKey({ folder, log: quiet }),
    catalogs: openEmbeddedCatalogs({ folder: join(folder, 'catalog'), log: quiet }),
    ownOrigin: ORIGIN,
    publicOrigin: ORIGIN,
    log: quiet,
  });
  await composition.importCatalog({ domain: 'localhost', products: demoProducts(ORIGIN) });
  return { composition, takeWaited, close: local.close };
};

/** How long the bot-execute endpoint works on a question about the demo catalogue, its store not counted. */
export const benchBotExecute = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  const { composition, takeWaited, close } = await compose(folder);
  const own: number[] = [];
  const whole: number[] = [];
  try {
    for (let call = 0; call < WARM_UP + CALLS; call += 1) {
      const event = searchEvent(QUERIES[call % QUERIES.length] ?? '');
      const before = performance.now();
      const { statusCode, body } = await composition.endpoints.botExecute(event);
      const took = performance.now() - before;
      const waited = takeWaited();
      if (statusCode !== 200) throw new Error(`bot-execute answered ${statusCode}: ${body}`);
      if (call < WARM_UP) continue;
      own.push(took - waited);
      whole.push(took);
    }
  } finally {
    composition.close();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
  return [
    { name: 'bot-execute, own time, p50', value: percentile(own, 0.5), unit: 'ms' },
    { name: 'bot-execute, own time, p99', value: percentile(own, 0.99), unit: 'ms', bar: P99_BAR_MS },
    { name: 'bot-execute with the local store, p99', value: percentile(whole, 0.99), unit: 'ms' },
  ];
};
