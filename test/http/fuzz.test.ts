import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { type EndpointName, oddEvents } from './odd-events.ts';
import { openSurroundings, type ShopApi, type Surroundings } from './shop-api.ts';

const RUNS = 10_000;

let surroundings: Surroundings;
let api: ShopApi;
beforeAll(async () => {
  surroundings = await openSurroundings();
  api = await surroundings.openApi();
  await api.save({ hostname: 'open.example.com', openAccess: true });
});
afterAll(() => surroundings.close());

const Answer = z.object({
  statusCode: z.int().min(200).max(503),
  headers: z.record(z.string(), z.string().regex(/^[\t\x20-\x7e]*$/)),
  body: z.string(),
});

const Refusal = z.object({ success: z.boolean(), response: z.string().min(1), error: z.string().optional() });

const requireWellFormed = async (name: EndpointName, event: unknown): Promise<void> => {
  const { statusCode, headers, body } = Answer.parse(await api[name](event));
  expect(headers['access-control-allow-origin']).toBeDefined();
  expect(headers.vary).toBe(name === 'theme' ? undefined : 'Origin');
  if (statusCode === 204) expect(body).toBe('');
  else if (statusCode === 200 && name === 'theme')
    expect(JSON.parse(body)).toEqual({ theme: {}, locale: 'ru', shopName: expect.any(String) });
  else if (statusCode !== 200 || !body.includes('"token"')) Refusal.parse(JSON.parse(body));
};

describe('an endpoint', () => {
  it(`gives a well-formed answer to each of ${RUNS} odd events`, async () => {
    await fc.assert(
      fc.asyncProperty(oddEvents, ({ name, event }) => requireWellFormed(name, event)),
      { numRuns: RUNS },
    );
  });
});
