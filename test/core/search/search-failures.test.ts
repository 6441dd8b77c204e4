import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createSearch, type Search } from '../../../lambdas/core/search/search.ts';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';
import type { LogFields } from '../../../lambdas/ports/log.ts';
import { searchLanguage as language } from '../../language.ts';
import { type OpenShop, openShop, tinyDomain, tinyShop } from './tiny-shop.ts';

let shop: OpenShop;
let search: Search;

beforeAll(async () => {
  shop = await openShop(tinyShop);
  search = createSearch({ ...shop, language });
});
afterAll(() => shop.close());

describe('questions that cannot be searched', () => {
  it.each(['', '   ', '?!', 'второй', 'покажи пожалуйста'])(
    'asks for a product after "%s"',
    async (query) => {
      expect(await search(tinyDomain, { query })).toMatchObject({ success: false, error: 'EMPTY_QUERY' });
    },
  );

  it.each(['спасибо', 'где мой заказ', 'is there a person I can talk to'])(
    'says what it can do where "%s" asks for no product',
    async (query) => {
      expect(await search(tinyDomain, { query })).toMatchObject({
        success: true,
        status: 'none',
        code: 'NOT_A_PRODUCT_REQUEST',
        products: [],
      });
    },
  );

  it('says so in a shop without a catalogue', async () => {
    const empty = DomainConfig.parse({ ...tinyDomain, hostname: 'empty.example' });
    expect(await search(empty, { query: 'айфон' })).toMatchObject({ status: 'none', products: [] });
  });
});

describe('failures', () => {
  const broken: TextEmbedder = {
    id: createHashedTextEmbedder(language).id,
    embed: () => Promise.reject(new AssistantError('SERVICE_UNAVAILABLE', 'no model today')),
  };

  it('goes on by words alone when the embedder does not answer, and says so in the log', async () => {
    const warnings: (readonly [string, LogFields | undefined])[] = [];
    const log = {
      info: () => undefined,
      warn: (message: string, fields?: LogFields) => void warnings.push([message, fields]),
      error: () => undefined,
    };
    const answer = await createSearch({ index: shop.index, embedder: broken, language, log })(tinyDomain, {
      query: 'айфон 15 черный 256',
    });
    expect(answer).toMatchObject({ searchType: 'lexical', response: 'iPhone 15 256GB Black стоит $999.90' });
    expect(warnings).toHaveLength(1);
  });

  it('does not hide a bug behind an answer without vectors', async () => {
    const buggy = { ...broken, embed: () => Promise.reject(new TypeError('x is not a function')) };
    const asking = createSearch({ index: shop.index, embedder: buggy, language })(tinyDomain, {
      query: 'айфон',
    });
    await expect(asking).rejects.toThrow(TypeError);
  });

  it('refuses an index of another embedder, naming both', async () => {
    const other: TextEmbedder = { ...broken, id: { model: 'another-model', dimension: 1024 } };
    await expect(
      createSearch({ index: shop.index, embedder: other, language })(tinyDomain, { query: 'айфон' }),
    ).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringMatching(/storevoice-hashed-ngrams-\d.*another-model/u),
    });
  });

  it('lets the failure of the index through', async () => {
    const index = {
      ...shop.index,
      retrieve: () => Promise.reject(new AssistantError('SERVICE_UNAVAILABLE', 'down')),
    };
    await expect(
      createSearch({ ...shop, index, language })(tinyDomain, { query: 'айфон' }),
    ).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });
});
