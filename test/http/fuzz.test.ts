import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { apiEvent } from './events.ts';
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

const bytes = fc
  .uint8Array({ maxLength: 200 })
  .map((value) => ({ body: Buffer.from(value).toString('base64'), isBase64Encoded: true }));
const text = fc.string({ unit: 'binary', maxLength: 200 });
const json = fc.json().map((body) => ({ body }));
const argument = fc.oneof(fc.jsonValue(), text, fc.constant('open.example.com'));
const shop = fc.constant('open.example.com');
const called = fc
  .record(
    {
      query: argument,
      productId: argument,
      variantId: argument,
      hostname: fc.oneof({ weight: 3, arbitrary: shop }, argument),
    },
    { requiredKeys: [] },
  )
  .map((body) => ({ body: JSON.stringify(body) }));
const body = fc.oneof(
  bytes,
  json,
  called,
  text.map((value) => ({ body: value })),
  fc.constant({}),
);

/** Mostly a path that the endpoint serves: what is refused at the door shows little of the house. */
const pathOf = {
  token: fc.constant('/api/token'),
  botExecute: fc.oneof(
    fc.constantFrom('/api/bot-execute/search_products', '/api/bot-execute/get_product_info'),
    fc.constantFrom('/api/bot-execute/%E0%A4%A', '/api/bot-execute/constructor'),
    text.map((name) => `/api/bot-execute/${name}`),
  ),
  theme: fc.constant('/api/theme'),
  call: fc.constant('/api/call'),
} as const;
type EndpointName = keyof typeof pathOf;

const headers = fc.dictionary(
  fc.oneof(fc.constantFrom('origin', 'authorization', 'host', 'X-Forwarded-For', '__proto__'), text),
  fc.oneof(text, fc.constantFrom('https://open.example.com', 'Bearer a.b.c', 'null'), fc.jsonValue()),
);

const query = fc.oneof(
  fc.record({ hostname: fc.oneof({ weight: 3, arbitrary: shop }, argument) }, { requiredKeys: [] }),
  fc.dictionary(text, fc.jsonValue()),
  fc.constant(undefined),
);

/** Near-HTTP events get deep into the code, anything at all shows that its door holds. */
const eventOf = (name: EndpointName) => {
  const nearEvent = fc
    .tuple(
      fc.oneof({ weight: 9, arbitrary: pathOf[name] }, { weight: 1, arbitrary: text }),
      fc.constantFrom(
        ...(name === 'theme' ? ['GET', 'GET', 'GET'] : ['POST', 'POST', 'POST']),
        'POST',
        'OPTIONS',
        'GET',
        '',
      ),
      headers,
      body,
      query,
    )
    .map(([path, method, given, what, asked]) => ({
      ...apiEvent({ path, method }),
      headers: given,
      queryStringParameters: asked,
      ...what,
    }));
  const brokenEvent = fc
    .tuple(nearEvent, fc.string(), fc.jsonValue())
    .map(([event, member, value]) => ({ ...event, [member]: value }));
  const withoutMember = fc
    .tuple(nearEvent, fc.constantFrom('requestContext', 'headers', 'rawPath', 'body', 'isBase64Encoded'))
    .map(([event, member]) => Object.fromEntries(Object.entries(event).filter(([each]) => each !== member)));
  return fc.oneof(
    { weight: 8, arbitrary: nearEvent },
    { weight: 2, arbitrary: brokenEvent },
    { weight: 2, arbitrary: withoutMember },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.anything() },
  );
};

const sent = fc.oneof(
  ...(['token', 'botExecute', 'botExecute', 'theme', 'call'] as const).map((name) =>
    eventOf(name).map((event) => ({ name, event })),
  ),
);

describe('an endpoint', () => {
  it(`gives a well-formed answer to each of ${RUNS} odd events`, async () => {
    await fc.assert(
      fc.asyncProperty(sent, ({ name, event }) => requireWellFormed(name, event)),
      { numRuns: RUNS },
    );
  });
});
