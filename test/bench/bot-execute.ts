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
import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';
import { type Figure, rounded } from './figure.ts';
import { functionCalls } from './function-calls.ts';

const P99_BAR_MS = 10;
/** Of every function that no webhook answers, asked with its own examples. */
const FUNCTION_P99_BAR_MS = 15;
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

const callOf = (name: string, args: Readonly<Record<string, unknown>>) => ({
  version: '2.0',
  rawPath: `/api/bot-execute/${name}`,
  headers: { 'content-type': 'application/json', host: 'localhost:3000' },
  requestContext: { requestId: 'bench', http: { method: 'POST', sourceIp: '127.0.0.1' } },
  body: JSON.stringify({ ...args, hostname: 'localhost' }),
  isBase64Encoded: false,
});

/** No shop is asked as often in a minute as a bench does. */
const liftLimit = async (store: DomainStore): Promise<void> => {
  const shop = await store.find('localhost');
  if (shop !== undefined) await store.save({ ...shop, limits: { ...shop.limits, callsPerMinute: 100_000 } });
};

const compose = async (folder: string) => {
  const local = await openLocalStore({ folder, log: quiet });
  const { store, answerFromMemory } = switched(local.domainStore);
  await seedDemoDomains(local.domainStore, 'localhost');
  await liftLimit(local.domainStore);
  const composition = composeLocal({
    env: parseLocalEnv({}),
    store: { ...local, domainStore: store },
    language: shippedLanguage(readWordList()),
    signingKey: await readSigningKey({ folder, log: quiet }),
    texts: local.storeTexts,
    catalogs: openEmbeddedCatalogs(local.store, quiet),
    ownOrigin: ORIGIN,
    publicOrigin: ORIGIN,
    log: quiet,
  });
  await seedDemoTexts(local.storeTexts, 'localhost', { ru: ORIGIN, en: ORIGIN });
  await composition.importCatalog({ domain: 'localhost', products: demoProducts(ORIGIN) });
  return { composition, answerFromMemory, close: local.close };
};

const searches = QUERIES.map((query) => callOf('search_products', { query }));

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

const timeFunctions = async (composition: LocalComposition): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const [name, calls] of functionCalls(demoProducts(ORIGIN))) {
    const times = await timeCalls(
      composition,
      calls.map((args) => callOf(name, args)),
    );
    figures.push({
      name: `${name}, own time, p99`,
      value: rounded(percentile(times, 99), 2),
      unit: 'ms',
      bar: FUNCTION_P99_BAR_MS,
    });
  }
  return figures;
};

/** How long the bot-execute endpoint works on a question about the demo catalogue, alone and with its store. */
export const benchBotExecute = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  const { composition, answerFromMemory, close } = await compose(folder);
  try {
    const own = await timeCalls(composition, searches);
    const functions = await timeFunctions(composition);
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
      ...functions,
      { name: 'bot-execute with the local store, p99', value: rounded(percentile(whole, 99), 2), unit: 'ms' },
    ];
  } finally {
    composition.close();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
};
