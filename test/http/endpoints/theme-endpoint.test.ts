import { describe, expect, it } from '@jest/globals';
import { ask, type ReadAnswer } from '../shop-api.ts';
import { useShopApi } from '../use-shop-api.ts';

const shop = useShopApi();

const CACHED = 'public, max-age=300, stale-while-revalidate=86400';

const askTheme = (
  query: Readonly<Record<string, string>> = { hostname: 'shop.example.com' },
  origin = 'https://shop.example.com',
): Promise<ReadAnswer> =>
  ask(shop.api.theme, { path: '/api/theme', method: 'GET', query, headers: { origin } });

describe('GET /api/theme', () => {
  it('answers the look and the language of a shop, and nothing else of it', async () => {
    const theme = { accent: '#aa3311', position: 'bottom-left', launcherText: 'Ask us' };
    await shop.api.save({ theme, locale: 'en', extraInstructions: 'Offer gift wrapping.', voice: 'cedar' });
    const { status, body } = await askTheme();
    expect(status).toBe(200);
    expect(body).toEqual({ theme, locale: 'en', shopName: 'Лавка' });
  });

  it('may be kept by every cache, being the same for every page that asks', async () => {
    await shop.api.save({});
    const answers = await Promise.all(
      ['https://shop.example.com', 'https://elsewhere.example', 'null', ''].map((origin) =>
        askTheme(undefined, origin),
      ),
    );
    for (const { status, headers, body } of answers) {
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe(CACHED);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers).not.toHaveProperty('vary');
      expect(body).toEqual({ theme: {}, locale: 'ru', shopName: expect.any(String) });
    }
  });

  it.each(['WWW.Shop.Example.com.:8443', 'alias.example.com'])('knows the shop as %s', async (hostname) => {
    await shop.api.save({ aliases: ['alias.example.com'] });
    expect((await askTheme({ hostname })).status).toBe(200);
  });

  it('refuses an unknown and a suspended shop in the usual envelope, which caches do not keep', async () => {
    const unknown = await askTheme();
    await shop.api.save({ status: 'suspended', locale: 'en' });
    const suspended = await askTheme();
    for (const { status, headers, body } of [unknown, suspended]) {
      expect(status).toBe(404);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers).not.toHaveProperty('vary');
      expect(body).toMatchObject({ success: false, error: 'DOMAIN_NOT_FOUND' });
    }
    expect(suspended.body.response).toMatch(/not connected/);
  });

  it.each([[{}], [{ hostname: '' }], [{ hostname: 'a b' }], [{ host: 'shop.example.com' }]])(
    'refuses the query %j and says what is wrong',
    async (query) => {
      const { status, body } = await askTheme(query);
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: 'INVALID_REQUEST', message: expect.stringContaining('hostname') });
    },
  );

  it('takes nothing but GET, which a preflight says', async () => {
    const posted = await ask(shop.api.theme, { path: '/api/theme', query: { hostname: 'shop.example.com' } });
    expect(posted.status).toBe(405);
    expect(posted.headers.allow).toBe('GET, OPTIONS');
  });

  it('is refused to requests that bypass the distribution', async () => {
    await shop.reopen({ edgeSecrets: async () => ['secret'] });
    await shop.api.save({});
    expect((await askTheme()).status).toBe(403);
  });
});
