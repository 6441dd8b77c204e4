import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { EventParts } from './events.ts';
import {
  ask,
  openSurroundings,
  type ReadAnswer,
  type ShopApi,
  type ShopApiOptions,
  type Surroundings,
} from './shop-api.ts';

/** The API of one shop, with a store of its own for each test of a file. */
export const useShopApi = (options: ShopApiOptions = {}) => {
  let surroundings: Surroundings;
  let api: ShopApi;
  beforeAll(async () => {
    surroundings = await openSurroundings();
  });
  afterAll(() => surroundings.close());
  beforeEach(async () => {
    api = await surroundings.openApi(options);
  });
  return {
    get surroundings() {
      return surroundings;
    },
    get api() {
      return api;
    },
    /** Goes on with another API, for the rest of a test. */
    reopen: async (others: ShopApiOptions): Promise<void> => {
      api = await surroundings.openApi(others);
    },
    /** Calls a bot function as the shop's page does. */
    run: (name: string, body: unknown, headers: EventParts['headers'] = {}): Promise<ReadAnswer> =>
      ask(api.botExecute, { path: `/api/bot-execute/${name}`, body, headers }),
  };
};
