import { describe, expect, it } from '@jest/globals';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import type { BotServices } from '../../lambdas/core/voice/bot-services.ts';
import { authorise, echo } from './shop-api.ts';
import { useShopApi } from './use-shop-api.ts';

const shop = useShopApi();
const { run } = shop;

/** A program of this machine, which sends no Origin. */
const HERE = { origin: '' };

const messages = () => shop.api.lines.map(({ message }) => message);

describe('the log of a call', () => {
  const hostname = 'localhost';

  it('tells what was asked and how it went, with counts and times', async () => {
    await shop.api.save({ hostname, openAccess: true });
    await run('search_products', { query: 'айфон черный 256', hostname }, HERE);
    expect(messages()).toEqual([
      '🔍 Bot function search_products: "айфон черный 256" on localhost',
      '✅ Bot function search_products executed successfully',
    ]);
    expect(shop.api.lines[1]?.fields).toEqual({
      requestId: 'JKJaXmPLvHcESHA=',
      route: 'POST /api/bot-execute/{function}',
      function: 'search_products',
      domain: 'localhost',
      outcome: 'success',
      status: 'none',
      searchType: 'lexical',
      products: 0,
      metrics: { questions: 1, unanswered: 1, clarified: 0 },
      durationMs: expect.any(Number),
    });
  });

  it('names the support code of the session', async () => {
    await shop.api.save({});
    const session = await authorise(shop.api);
    const code = shop.api.lines.at(-1)?.fields.sessionId;
    expect(code).toEqual(expect.any(String));
    await run('search_products', { query: 'x' }, session);
    expect(shop.api.lines.slice(-2).map(({ fields }) => fields.sessionId)).toEqual([code, code]);
  });

  it.each([
    ['wrong arguments', 0, { query: {} }, 'INVALID_REQUEST'],
    ['a session that is over', 3_600, { query: 'x' }, 'SESSION_EXPIRED'],
  ])('names the support code and the shop in the refusal of %s', async (_, seconds, body, refusal) => {
    await shop.api.save({});
    const session = await authorise(shop.api);
    const sessionId = shop.api.lines.at(-1)?.fields.sessionId;
    shop.api.passSeconds(seconds);
    await run('search_products', body, session);
    expect(shop.api.lines.at(-1)).toMatchObject({
      message: `POST /api/bot-execute/{function} refused: ${refusal}`,
      fields: { sessionId, domain: 'shop.example.com', code: refusal },
    });
  });

  it('tells what failed at OpenAI as the metric of failures reads it, when the browser reports it', async () => {
    await shop.api.save({});
    const failure = {
      status: 'failed',
      code: 'insufficient_quota',
      type: 'invalid_request_error',
      responseId: 'resp_1',
    };
    await run('report_failure', failure, await authorise(shop.api));
    expect(shop.api.lines.at(-1)?.fields).toMatchObject({
      domain: 'shop.example.com',
      upstream: { code: 'insufficient_quota', type: 'invalid_request_error', requestId: 'resp_1' },
    });
  });

  it('names the code of a failure', async () => {
    await shop.api.save({ hostname, openAccess: true });
    await run('get_product_info', { productId: 2, variantId: 3, hostname }, HERE);
    expect(messages()).toEqual([
      '🔍 Bot function get_product_info: "2 / 3" on localhost',
      '❌ Bot function get_product_info failed: PRODUCT_NOT_FOUND',
    ]);
  });

  it('masks what a shopper should not have said, and shows no wrong argument as it was', async () => {
    await shop.api.save({ hostname, openAccess: true });
    await run('search_products', { query: 'позвони +7 916 123-45-67', hostname }, HERE);
    await run('search_products', { query: { said: 'пишите ivan@mail.ru' }, hostname }, HERE);
    await run('search_products', { query: 'x', translation: 'call +7 916 123-45-67', hostname }, HERE);
    await run('search_products', { query: 'x', translation: ['ivan@mail.ru'], hostname }, HERE);
    await run('search_products', '{"query": "89161234567');
    const logged = JSON.stringify(shop.api.lines);
    expect(messages()[0]).toBe('🔍 Bot function search_products: "позвони [phone]" on localhost');
    expect(logged).not.toMatch(/916|ivan/);
  });

  it('keeps parallel calls apart', async () => {
    await shop.api.save({ hostname, openAccess: true });
    await Promise.all(['a', 'b', 'c'].map((query) => run('search_products', { query, hostname }, HERE)));
    expect(messages().filter((message) => message.startsWith('✅'))).toHaveLength(3);
  });
});

describe('a search that breaks', () => {
  const broken = (error: unknown): BotServices => ({
    ...echo,
    search: () => Promise.reject(error),
  });

  const outage = new AssistantError('SERVICE_UNAVAILABLE', 'OpenSearch at 10.0.0.7 is away');

  it.each([
    ['by an outage', outage, 503, 'SERVICE_UNAVAILABLE', undefined],
    ['by a bug', new TypeError('x is not a function at 10.0.0.7'), 500, 'INTERNAL', true],
    ['by a thrown text', 'at 10.0.0.7', 500, 'INTERNAL', true],
  ])('%s is told in a sentence and explained in the log alone', async (_, error, status, code, bug) => {
    await shop.reopen({ services: broken(error) });
    await shop.api.save({ openAccess: true, locale: 'en' });
    const answer = await run('search_products', { query: 'x', hostname: 'shop.example.com' });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      success: false,
      error: code,
      response: expect.stringMatching(/not available/),
    });
    expect(JSON.stringify(answer.body)).not.toContain('10.0.0.7');
    expect(messages()).toContain(`❌ Bot function search_products failed: ${code}`);
    const counted = shop.api.lines.filter(({ level }) => level === 'error');
    expect(counted).toEqual([expect.objectContaining({ fields: expect.objectContaining({ status }) })]);
    expect(counted[0]?.fields.bug).toBe(bug);
  });
});
