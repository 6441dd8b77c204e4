import fc from 'fast-check';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { apiEvent } from './events.ts';

const bytes = fc
  .uint8Array({ maxLength: 200 })
  .map((value) => ({ body: Buffer.from(value).toString('base64'), isBase64Encoded: true }));
const text = fc.string({ unit: 'binary', maxLength: 200 });
const json = fc.json().map((body) => ({ body }));
const argument = fc.oneof(fc.jsonValue(), text, fc.constant('open.example.com'));
const shop = fc.constant('open.example.com');
/** Every function, and the names of all parameters that any of them takes. */
const functionNames = botFunctions.map(({ name }) => name);
const shopConfig = DomainConfig.parse({ hostname: 'open.example.com', shopName: 'Shop' });
const parameterNames = [
  ...new Set(botFunctions.flatMap((each) => Object.keys(each.parametersFor(shopConfig).shape))),
].filter((name) => name !== 'hostname');
const item = fc.record({ productId: fc.nat(60), variantId: fc.nat(9) }, { requiredKeys: ['productId'] });
const value = fc.oneof(argument, fc.nat(60), item, fc.array(item, { maxLength: 5 }));
const called = fc
  .record({
    hostname: fc.oneof({ weight: 3, arbitrary: shop }, argument),
    given: fc.dictionary(fc.constantFrom(...parameterNames), value, { maxKeys: 4 }),
  })
  .map(({ hostname, given }) => ({ body: JSON.stringify({ ...given, hostname }) }));
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
    fc.constantFrom(...functionNames).map((name) => `/api/bot-execute/${name}`),
    fc.constantFrom('/api/bot-execute/%E0%A4%A', '/api/bot-execute/constructor'),
    text.map((name) => `/api/bot-execute/${name}`),
  ),
  theme: fc.constant('/api/theme'),
  call: fc.constant('/api/call'),
} as const;
export type EndpointName = keyof typeof pathOf;

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

/** An event of the gateway, or something like one, and the endpoint that gets it. */
export const oddEvents = fc.oneof(
  ...(['token', 'botExecute', 'botExecute', 'theme', 'call'] as const).map((name) =>
    eventOf(name).map((event) => ({ name, event })),
  ),
);

const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Names that the client writes itself, so that a request can be sent at all. */
const OWN_HEADERS = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'expect',
  'upgrade',
]);

const sendable = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> => {
  const sent: Record<string, string> = {};
  for (const [name, content] of Object.entries(given)) {
    if (typeof content !== 'string' || !VALUE.test(content)) continue;
    if (NAME.test(name) && !OWN_HEADERS.has(name.toLowerCase())) sent[name] = content;
  }
  return sent;
};

/** A request that a program can send over HTTP, however odd. */
export const oddRequests = fc
  .record({
    path: fc.oneof(
      ...Object.values(pathOf),
      text.map((words) => `/${words}`),
    ),
    method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'OPTIONS', 'PUT', 'DELETE'),
    headers,
    body: fc.oneof(
      called.map((call) => call.body),
      fc.json(),
      text,
      fc.uint8Array({ maxLength: 2_000 }).map((given) => Buffer.from(given)),
    ),
  })
  .map((request) => ({
    ...request,
    path: encodeURI(Buffer.from(request.path).toString()).replace('%25', '%'),
    headers: sendable(request.headers),
  }));
