import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../../cli/evaluate/measure.ts';
import { seedDemoTexts } from '../../dev/demo-shop/info.ts';
import { demoProducts } from '../../dev/demo-shop/products.ts';
import { seedDemoDomains } from '../../dev/demo-shop/seed-catalog.ts';
import { openEmbeddedCatalogs } from '../../dev/server/catalogs.ts';
import { composeLocal, type LocalComposition } from '../../dev/server/compose.ts';
import { parseLocalEnv } from '../../dev/server/config.ts';
import { createLocalLog } from '../../dev/server/log.ts';
import { openLocalStore, readSigningKey } from '../../dev/server/store.ts';
import { getStoreInfo } from '../../lambdas/functions/get-store-info.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';
import { type Figure, rounded } from './figure.ts';

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

/**
 * A store that can be told to answer from memory. Taking the time waited for the local one away is not enough: it
 * works in this process, and goes on working after it has answered.
 */
const switched = (store: DomainStore) => {
  const known = new Map<string, ReturnType<DomainStore['find']>>();
  let isAtHand = true;
  const find: DomainStore['find'] = (hostname) => {
    if (!isAtHand) return store.find(hostname);
    const found = known.get(hostname) ?? store.find(hostname);
    known.set(hostname, found);
    return found;
  };
  const answerFromMemory = (is: boolean): void => {
    isAtHand = is;
  };
  return { store: { ...store, find }, answerFromMemory };
};

const callOf = (name: string, args: Readonly<Record<string, string>>) => ({
  version: '2.0',
  rawPath: `/api/bot-execute/${name}`,
  headers: { 'content-type': 'application/json', host: 'localhost:3000' },
  requestContext: { requestId: 'bench', http: { method: 'POST', sourceIp: '127.0.0.1' } },
  body: JSON.stringify({ ...args, hostname: 'localhost' }),
  isBase64Encoded: false,
});

const compose = async (folder: string) => {
  const local = await openLocalStore({ folder, log: quiet });
  const { store, answerFromMemory } = switched(local.domainStore);
  await seedDemoDomains(local.domainStore, 'localhost');
  const composition = composeLocal({
    env: parseLocalEnv({}),
    store: { ...local, domainStore: store },
    signingKey: await readSigningKey({ folder, log: quiet }),
    texts: local.storeTexts,
    catalogs: openEmbeddedCatalogs({ store: local.store, log: quiet }),
    ownOrigin: ORIGIN,
    publicOrigin: ORIGIN,
    log: quiet,
  });
  await seedDemoTexts(local.storeTexts, 'localhost', { ru: ORIGIN, en: ORIGIN });
  await composition.importCatalog({ domain: 'localhost', products: demoProducts(ORIGIN) });
  return { composition, answerFromMemory, close: local.close };
};

const searches = QUERIES.map((query) => callOf('search_products', { query }));
const questions = [...getStoreInfo.examples.ru, ...getStoreInfo.examples.en].map((question) =>
  callOf('get_store_info', { question }),
);

const timeCalls = async (
  { endpoints }: LocalComposition,
  calls: readonly ReturnType<typeof callOf>[],
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const event = calls[call % calls.length];
    const before = performance.now();
    const { statusCode, body } = await endpoints.botExecute(event);
    const took = performance.now() - before;
    if (statusCode !== 200) throw new Error(`bot-execute answered ${statusCode}: ${body}`);
    if (call >= WARM_UP) times.push(took);
  }
  return times;
};

/** How long the bot-execute endpoint works on a question about the demo catalogue, alone and with its store. */
export const benchBotExecute = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  const { composition, answerFromMemory, close } = await compose(folder);
  try {
    const own = await timeCalls(composition, searches);
    const told = await timeCalls(composition, questions);
    answerFromMemory(false);
    const whole = await timeCalls(composition, searches);
    return [
      { name: 'bot-execute, own time, p50', value: rounded(percentile(own, 50), 2), unit: 'ms' },
      {
        name: 'bot-execute, own time, p99',
        value: rounded(percentile(own, 99), 2),
        unit: 'ms',
        bar: P99_BAR_MS,
      },
      {
        name: 'get_store_info, own time, p99',
        value: rounded(percentile(told, 99), 2),
        unit: 'ms',
        bar: P99_BAR_MS,
      },
      { name: 'bot-execute with the local store, p99', value: rounded(percentile(whole, 99), 2), unit: 'ms' },
    ];
  } finally {
    composition.close();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
};
