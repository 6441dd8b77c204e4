import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmbeddedUsageMeter } from '../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/search/product-index.ts';
import { createHttpsWebhooks } from '../../lambdas/adapters/webhook/webhooks.ts';
import { createMerchantServices } from '../../lambdas/core/merchant/merchant-services.ts';
import { createSearch } from '../../lambdas/core/search/search.ts';
import { createMask } from '../../lambdas/core/voice/mask/mask.ts';
import { freshStore } from '../adapters/embedded/fresh-store.ts';
import { apiEvent } from '../http/events.ts';
import { createLogLines } from '../http/log-lines.ts';
import { webhook } from '../http/merchant-shop.ts';
import {
  ask,
  askToken,
  authorise,
  echo,
  openSurroundings,
  SHOP_ORIGIN,
  type Surroundings,
} from '../http/shop-api.ts';
import { language } from '../language.ts';
import { type FaultName, type FaultyServer, faultNames, startFaultyServer } from './faulty-server.ts';
import { hurried } from './hurried.ts';

const MS = 200;
const NOT_AVAILABLE = 'Сервис сейчас недоступен. Попробуйте чуть позже.';

let surroundings: Surroundings;
let store: Store;
let server: FaultyServer | undefined;
beforeAll(async () => {
  surroundings = await openSurroundings();
  store = await freshStore();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(async () => {
  await surroundings.close();
  await store.close();
});

const start = async (fault: FaultName): Promise<FaultyServer> => {
  server = await startFaultyServer(fault);
  return server;
};

/** A shop that allows one conversation, so that one which did not open must be given back. */
const openShop = async (config: object, options: Parameters<Surroundings['openApi']>[0]) => {
  const api = await surroundings.openApi({ openAiTimeoutMs: MS, ...options });
  const limits = { sessionsPerShopperPerHour: 1, sessionsPerDay: 1 };
  await api.save({ locale: 'ru', limits, contact: { phone: '+7 495 123-45-67' }, ...config });
  return api;
};

const errors = (lines: readonly { readonly level: string }[]) =>
  lines.filter(({ level }) => level === 'error').length;

describe.each(faultNames)('when the other side %s', (fault) => {
  it('a shopper who wants to talk is told to come back, and may', async () => {
    const { url } = await start(fault);
    const api = await openShop({}, { openAiUrl: url });
    for (const { status, body } of [await askToken(api), await askToken(api)]) {
      expect({ status, ...body }).toMatchObject({
        status: 503,
        error: 'SERVICE_UNAVAILABLE',
        response: NOT_AVAILABLE,
      });
    }
    // The alarm counts a failure once.
    expect(errors(api.lines)).toBe(2);
  });

  it('a shopper whose call is opened by us is told so, and may try again', async () => {
    const { url } = await start(fault);
    const api = await openShop({ connection: 'brokered' }, { openAiUrl: url });
    const session = await authorise(api);
    const headers = { origin: SHOP_ORIGIN, 'content-type': 'application/sdp', ...session };
    const call = () => api.call(apiEvent({ path: '/api/call', body: 'v=0\r\n', base64: true, headers }));
    for (const { statusCode, body } of [await call(), await call()]) {
      expect({ statusCode, ...JSON.parse(body) }).toMatchObject({
        statusCode: 503,
        error: 'SERVICE_UNAVAILABLE',
        response: NOT_AVAILABLE,
      });
    }
  });

  it('a shopper who asks for a product is told to come back', async () => {
    const { url } = await start(fault);
    const index = createOpenSearchProductIndex({ engine: hurried(url), prefix: 'shop-', profileTtlMs: 0 });
    const search = createSearch({ index, embedder: createHashedTextEmbedder(language), language });
    const api = await openShop({}, { services: { ...echo, search } });
    const headers = await authorise(api);
    const body = { query: 'чёрный чайник' };
    const answer = await ask(api.botExecute, { path: '/api/bot-execute/search_products', body, headers });
    expect({ status: answer.status, ...answer.body }).toMatchObject({
      status: 503,
      error: 'SERVICE_UNAVAILABLE',
      response: NOT_AVAILABLE,
    });
    expect(errors(api.lines)).toBe(1);
  });

  it('a shopper who asks for an order hears that the shop did not answer, and whom to ask', async () => {
    const { url } = await start(fault);
    const clock = () => new Date();
    const merchant = createMerchantServices({
      mask: createMask(language),
      webhooks: createHttpsWebhooks({ clock, ownServer: url, timeLimitMs: MS }),
      usage: createEmbeddedUsageMeter({ store, clock }),
      sha256,
      clock,
      log: createLogLines().log,
    });
    const api = await openShop({ webhooks: { orderStatus: webhook } }, { services: { ...echo, merchant } });
    const headers = await authorise(api);
    const body = { orderNumber: 'A-1042', proof: '4821' };
    const answer = await ask(api.botExecute, { path: '/api/bot-execute/get_order_status', body, headers });
    expect([answer.status, answer.body.error]).toEqual([200, 'SERVICE_UNAVAILABLE']);
    expect(answer.body.response).toMatch(/не ответил о заказе.*\+7 495/);
  });
});
