import { afterEach, expect, it, jest } from '@jest/globals';
import { createOpenSearch } from '../../../../lambdas/adapters/opensearch/client.ts';
import { createLiveCatalogs } from '../../../../lambdas/adapters/opensearch/search/live-catalogs.ts';
import { type StandInServer, serveJson } from '../../../stand-ins/http-server.ts';

const domain = 'shop.example.com';
const TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60_000;

let server: StandInServer | undefined;
afterEach(async () => {
  jest.restoreAllMocks();
  await server?.close();
});

/** An engine without a profile, which names its live generation. */
const engine = async () => {
  server = await serveJson(({ path }) =>
    path.endsWith('/_search')
      ? {
          status: 200,
          body: {
            hits: {
              hits: [
                {
                  _index: 'i',
                  fields: {
                    'catalog.generation': ['g1'],
                    'catalog.model': ['test'],
                    'catalog.dimension': [8],
                  },
                },
              ],
            },
          },
        }
      : { status: 404, body: { found: false } },
  );
  return server;
};

it('asks which catalogue is live again in time, although the clock was set back', async () => {
  const { url, requests } = await engine();
  const searches = () => requests.filter(({ path }) => path.endsWith('/_search')).length;
  const options = { prefix: 'shop-', ttlMs: 20, profilesBytes: 2 ** 20 };
  const catalogs = createLiveCatalogs({
    ...options,
    engine: createOpenSearch({ node: url, service: 'none' }),
  });
  const ahead = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + TEN_YEARS_MS);
  await catalogs.profile(domain);
  ahead.mockRestore();
  while (searches() < 2) await catalogs.profile(domain);
  expect(searches()).toBe(2);
});
