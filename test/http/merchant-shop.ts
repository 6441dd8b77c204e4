import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { createEmbeddedUsageMeter } from '../../lambdas/adapters/embedded/shop-stores.ts';
import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';
import { createHttpsWebhooks } from '../../lambdas/adapters/webhook/webhooks.ts';
import { createMerchantServices } from '../../lambdas/core/merchant/merchant-services.ts';
import { createMask } from '../../lambdas/core/voice/mask/mask.ts';
import { freshStore } from '../adapters/embedded/fresh-store.ts';
import { closeReceivers, type Receiver, receive } from '../contracts/webhooks.ts';
import { language } from '../language.ts';
import { createLogLines } from './log-lines.ts';
import {
  ask,
  authorise,
  echo,
  openSurroundings,
  type ReadAnswer,
  type ShopApi,
  type Surroundings,
} from './shop-api.ts';

/** The API of a shop whose merchant runs a server. */
interface MerchantShop {
  readonly api: ShopApi;
  /** What the merchant's server was asked: the parsed bodies. */
  readonly asked: readonly unknown[];
  /** All that was logged. */
  logged(): string;
  /** Calls a function in a conversation, which begins with its first call. */
  call(name: string, input: unknown, conversation?: string): Promise<ReadAnswer>;
}

export const SECRET = 'x'.repeat(40);
export const webhook = { url: 'https://localhost/webhook', secret: SECRET };

const createServices = async (port: number) => {
  const store = await freshStore();
  const clock = () => new Date();
  const { log, lines } = createLogLines();
  const merchant = createMerchantServices({
    mask: createMask(language),
    webhooks: createHttpsWebhooks({ clock, ownServer: `http://127.0.0.1:${port}` }),
    usage: createEmbeddedUsageMeter({ store, clock }),
    sha256,
    clock,
    log,
  });
  return { services: { ...echo, merchant }, lines, close: store.close };
};

const callsOf = (api: ShopApi): MerchantShop['call'] => {
  const sessions = new Map<string, ReturnType<typeof authorise>>();
  return async (name, input, conversation = 'first') => {
    const session = sessions.get(conversation) ?? authorise(api);
    sessions.set(conversation, session);
    return ask(api.botExecute, { path: `/api/bot-execute/${name}`, body: input, headers: await session });
  };
};

/** Opens shops for the tests of a file, each with the receiver that its merchant runs. */
export const useMerchantShops = () => {
  let surroundings: Surroundings;
  const closings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    surroundings = await openSurroundings();
  });
  afterEach(async () => {
    await Promise.all(closings.splice(0).map((close) => close()));
    await closeReceivers();
  });
  afterAll(() => surroundings.close());

  return async (receiver: Receiver, config: Readonly<Record<string, unknown>>): Promise<MerchantShop> => {
    const asked: unknown[] = [];
    const port = await receive((request, response, body) => {
      asked.push(JSON.parse(body));
      receiver(request, response, body);
    });
    const { services, lines, close } = await createServices(port);
    closings.push(close);
    const api = await surroundings.openApi({ services });
    await api.save({ locale: 'ru', ...config });
    return { api, asked, logged: () => JSON.stringify([lines, api.lines]), call: callsOf(api) };
  };
};
