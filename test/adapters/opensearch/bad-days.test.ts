import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { embedded, embedder, profileOf, publish, row } from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import {
  type EngineProxy,
  type Interference,
  type ProxiedRequest,
  startProxy,
} from '../../engines/http-proxy.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { named, openCatalog, phones, testPrefix, unsigned } from './catalog-engine.ts';

const engine = await openSearchEngine();
const domain = 'shop.example.com';
const LISTENING_MS = 3_500;

const failureOf = async (work: Promise<unknown>): Promise<AssistantError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AssistantError) return error;
  throw new Error(`expected an AssistantError, got ${String(error)}`, { cause: error });
};

describeOnEngine('OpenSearch on a bad day', engine, (url) => {
  const prefix = testPrefix();
  const proxies: EngineProxy[] = [];
  const behind = async (interfere: (request: ProxiedRequest, before: number) => Interference | undefined) => {
    let learning = true;
    let before = 0;
    const proxy = await startProxy(url, (request) => {
      if (learning) return undefined;
      before += 1;
      return interfere(request, before - 1);
    });
    proxies.push(proxy);
    const catalog = openCatalog(url, { prefix, engine: unsigned(proxy.url) });
    // Every search begins with the profile, and so the live generation is known.
    await catalog.index.profile(domain);
    learning = false;
    const learned = proxy.seen.length;
    return { ...catalog, proxy, seen: () => proxy.seen.slice(learned) };
  };
  const question = phones(domain);
  const catalog = openCatalog(url, { prefix });

  beforeAll(() => publish(catalog, domain, [named('1', 'phone')]));
  afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));
  afterAll(catalog.close);

  const busy = {
    status: 429,
    body: { error: { type: 'es_rejected_execution_exception', reason: 'full' }, status: 429 },
  };

  it.each([429, 502, 503])('asks again when the engine answers %i', async (status) => {
    const { index, seen } = await behind((_, before) =>
      before === 0 ? { answer: { status, body: {} } } : undefined,
    );
    expect((await index.retrieve(question)).lexical).toHaveLength(1);
    expect(seen()).toHaveLength(2);
  });

  it('asks again when one search of a question was refused', async () => {
    const { index, seen } = await behind((_, before) =>
      before > 0
        ? undefined
        : {
            rewrite: (body) =>
              JSON.stringify({ responses: [...JSON.parse(body).responses.slice(0, 2), busy.body] }),
          },
    );
    expect((await index.retrieve(question)).nearest).toHaveLength(1);
    expect(seen()).toHaveLength(2);
  });

  it('asks again when a kept connection turns out to be dead', async () => {
    const { index, seen } = await behind((_, before) => (before === 1 ? { hangUp: true } : undefined));
    await index.retrieve(question);
    expect((await index.retrieve(question)).lexical).toHaveLength(1);
    expect(seen()).toHaveLength(3);
  });

  it('asks again when a catalogue was published between the searches of one question', async () => {
    const { index, seen } = await behind((_, before) =>
      before > 0
        ? undefined
        : {
            rewrite: (body) =>
              body.replace(/"catalog.generation":\["[^"]+"/, '"catalog.generation":["another"'),
          },
    );
    expect((await index.retrieve(question)).lexical).toHaveLength(1);
    expect(seen()).toHaveLength(3);
  });

  it('does not ask again what the engine does not understand', async () => {
    const { index, seen } = await behind(() => ({
      answer: { status: 400, body: { error: { type: 'parsing_exception' } } },
    }));
    expect((await failureOf(index.retrieve(question))).code).toBe('SERVICE_UNAVAILABLE');
    expect(seen()).toHaveLength(1);
  });

  it.each<[string, Interference]>([
    ['does not answer', { delayMs: LISTENING_MS }],
    ['stops in the middle of its answer', { stallAfter: '{"responses":[' }],
    ['stays full', { answer: busy }],
  ])('gives up while the shopper still listens when the engine %s', async (_, interference) => {
    const { index } = await behind(() => interference);
    const failure = await failureOf(index.retrieve(question));
    expect(failure.code).toBe('SERVICE_UNAVAILABLE');
    expect(failure.message).toMatch(/^OpenSearch POST .*_msearch: /);
  });

  it('asks once for a question, whatever it holds', async () => {
    const { index, seen } = await behind(() => undefined);
    await index.retrieve(question);
    expect(seen().map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      expect.stringMatching(/^POST \/.*_msearch$/u),
    ]);
  });

  it('says that nothing answers there', async () => {
    const { proxy, index } = await behind(() => undefined);
    await proxy.close();
    const questions = [
      () => index.profile(domain),
      () => index.retrieve(question),
      () => index.product(domain, '1'),
    ];
    for (const ask of questions) {
      const failure = await failureOf(ask());
      expect(failure.code).toBe('SERVICE_UNAVAILABLE');
      expect(failure.message).toContain('ECONNREFUSED');
      expect(failure.cause).toBeInstanceOf(Error);
    }
  });

  const facts = '{"productId":"1","variantId":"1","position":0,"availability":"in-stock","accessory":false}';

  it.each([
    ['another document', `${facts.replace('in-stock', 'sold')}\n{}`, /availability.*"sold"/],
    ['half a document', `${facts}\n{"title":"Phone"}`, /productTitle/],
    ['no JSON', 'gone\n{}', /not JSON in base64/],
    ['of another release', facts, /another release; import the catalogue again/],
  ])('names the index whose row is %s', async (_, text, message) => {
    const row = `"row":["${Buffer.from(text).toString('base64')}"]`;
    const { index } = await behind(() => ({ rewrite: (body) => body.replace(/"row":\["[^"]+"\]/, row) }));
    const failure = await failureOf(index.product(domain, '1'));
    expect(failure.message).toMatch(/^OpenSearch row of \S+shop\.example\.com_\S+: /);
    expect(failure.message).toMatch(message);
  });

  it('sends again only the records that were refused for the moment', async () => {
    const isBulk = (request: ProxiedRequest) => request.path.endsWith('/_bulk');
    let bulks = 0;
    const refuseOne = (body: string): string => {
      const answer = JSON.parse(body);
      answer.errors = true;
      answer.items[1].index = { ...busy.body, _id: answer.items[1].index._id };
      return JSON.stringify(answer);
    };
    const { writer, seen } = await behind((request) => {
      if (!isBulk(request)) return undefined;
      bulks += 1;
      return bulks === 1 ? { rewrite: refuseOne } : undefined;
    });
    const other = 'partial.example.com';
    const generation = await writer.begin(other, embedder);
    await writer.add(other, generation, [named('first', 'phone'), named('second', 'phone')]);
    const bodies = seen()
      .filter(isBulk)
      .map(({ body }) => body);
    expect(bodies.map((body) => body.split('"record":"variant"').length - 1)).toEqual([2, 1]);
    expect(bodies[1]).toContain('"productId":"first"');
    await writer.publish(other, profileOf(generation, { variants: 2 }));
  });

  it('fails at once when a record is refused for good, and names it', async () => {
    const { writer } = await behind(() => undefined);
    const other = 'refused.example.com';
    const generation = await writer.begin(other, embedder);
    const absurd = row({ productId: '7', variantId: 'xl', price: { minor: 1e30, currency: 'USD' } });
    const documents = [named('1', 'phone'), embedded(absurd)];
    const failure = await failureOf(writer.add(other, generation, documents));
    expect(failure.message).toMatch(
      /refused 1 records: product 7 variant xl \(mapper_parsing_exception: .*price\.minor/,
    );
  });
});
