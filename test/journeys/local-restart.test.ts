import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CatalogTables,
  openCatalogTables,
} from '../../lambdas/adapters/embedded/store/catalog-tables.ts';
import { openStore, type Store } from '../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { post, putDomainIn, type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

const STARTS = 120_000;

let folder = '';
let running: RunningApp | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  await running?.close();
  await removeFolder(folder);
});

const start = async (variables: Record<string, string> = {}): Promise<RunningApp> => {
  running = await startApp(folder, { variables });
  return running;
};

const stop = async (): Promise<void> => {
  await running?.close();
  running = undefined;
};

/** Does something with the store while no server has it open. */
const withTables = async <Result>(work: (tables: CatalogTables, store: Store) => Result): Promise<Result> => {
  const store = openStore(folder);
  try {
    return work(openCatalogTables(store), store);
  } finally {
    await store.close();
  }
};

const generation = () => withTables((tables) => tables.liveOf('localhost'));

const ask = async ({ url }: RunningApp) =>
  (await post(`${url}/api/bot-execute/search_products`, { query: 'айфон черный 256', hostname: 'localhost' }))
    .body;

describe('starting again', () => {
  it(
    'keeps what people changed and what was counted, and sessions go on',
    async () => {
      const limits = { sessionsPerDay: 2, sessionsPerShopperPerHour: 9, sessionMinutes: 5 };
      const port = String((await start()).app.facts.url.split(':').at(-1));
      await putDomainIn(
        folder,
        DomainConfig.parse({ hostname: 'localhost', shopName: 'Моя лавка', limits, openAccess: true }),
      );
      const tokenUrl = () => `${running?.url}/api/token`;
      const first = await post(tokenUrl(), { hostname: 'localhost' });
      expect(first.body.greeting).toContain('Моя лавка');
      const before = await generation();
      await stop();

      await start({ PORT: port });
      expect(await generation()).toEqual(before);
      expect((await post(tokenUrl(), { hostname: 'localhost' })).body.greeting).toContain('Моя лавка');
      expect((await post(tokenUrl(), { hostname: 'localhost' })).body.error).toBe('QUOTA_EXCEEDED');
      const authorization = `Bearer ${String(first.body.session)}`;
      const old = await post(
        `${running?.url}/api/bot-execute/search_products`,
        { query: 'айфон' },
        { authorization },
      );
      expect(old.body.success).toBe(true);
    },
    STARTS,
  );

  it(
    'names a damaged catalogue, sets it aside and imports it again',
    async () => {
      const port = String((await start()).url.split(':').at(-1));
      const live = (await generation()) ?? '';
      await stop();
      await withTables(({ columns }, store) => store.write(() => columns.remove([live, 'prices'])));

      const again = await start({ PORT: port });
      expect(again.lines).toContainEqual(
        expect.objectContaining({
          level: 'WARN',
          message: expect.stringMatching(/catalogue of localhost was damaged .*set aside/u),
        }),
      );
      expect(await ask(again)).toMatchObject({
        success: true,
        response: 'iPhone 15 256GB Black стоит $999.90',
      });
    },
    STARTS,
  );

  it(
    'goes on beside another one in the same clone, each with its own links',
    async () => {
      const first = await start();
      const second = await startApp(folder);
      try {
        for (const { url } of [first, second]) {
          const { products } = await ask({ ...first, url });
          expect(products).toMatchObject([{ url: `${url}/demo/products/2?variant=3` }]);
        }
        await stop();
        expect((await post(`${second.url}/api/token`, { hostname: 'localhost' })).status).toBe(200);
      } finally {
        await second.close();
      }
    },
    STARTS,
  );
});
