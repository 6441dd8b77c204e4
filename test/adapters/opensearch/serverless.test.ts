import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { createOpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { embedder, publish } from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import {
  type EngineProxy,
  type Interference,
  type ProxiedRequest,
  startProxy,
} from '../../engines/http-proxy.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import {
  dropIndexes,
  group,
  indexesOf,
  named,
  openCatalog,
  phones,
  pooled,
  testPrefix,
} from './catalog-engine.ts';

const engine = await openSearchEngine();
const domain = 'shop.example.com';
const SESSION_TOKEN = 'session-token-that-no-log-may-show';

const isCreation = ({ method, path }: ProxiedRequest) => method === 'PUT' && !path.includes('/_');

/** What Serverless documents as refused; the vector engine it would choose is named, for this one has no faiss. */
const likeServerless = (request: ProxiedRequest): Interference | undefined => {
  const refused = /\/_(refresh|settings)$/u.test(request.path) || request.path === '/';
  if (refused) return { answer: { status: 404, body: {} } };
  if (!isCreation(request)) return undefined;
  const body = JSON.parse(request.body);
  const { dimension, space_type } = body.mappings.properties.vector;
  body.mappings.properties.vector = {
    type: 'knn_vector',
    dimension,
    method: { name: 'hnsw', engine: 'lucene', space_type },
  };
  return { forward: JSON.stringify(body) };
};

describeOnEngine('OpenSearch Serverless', engine, (url) => {
  const prefix = testPrefix();
  let proxy: EngineProxy;
  const environment = { ...process.env };
  beforeEach(async () => {
    proxy = await startProxy(url, likeServerless);
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    process.env.AWS_SESSION_TOKEN = SESSION_TOKEN;
  });
  afterEach(async () => {
    process.env = { ...environment };
    await proxy.close();
  });
  afterAll(() => dropIndexes(url, prefix));
  const signedFor = (service: 'es' | 'aoss') =>
    createOpenSearch({ node: proxy.url, service, region: 'eu-central-1' });
  const serverless = () => openCatalog(url, { prefix, engine: signedFor('aoss') });

  it('takes a catalogue without settings for shards, copies, refreshes or vector engines', async () => {
    await publish(serverless(), domain, [named('1', 'phone')]);
    const created = JSON.parse(proxy.seen.find(isCreation)?.body ?? '{}');
    expect(created.settings).toEqual({ 'index.knn': true });
    expect(created.mappings.properties.vector).toEqual({
      type: 'knn_vector',
      dimension: embedder.dimension,
      space_type: 'innerproduct',
    });
    expect(proxy.seen.filter(({ path }) => /_refresh|_settings|refresh=/u.test(path))).toEqual([]);
  });

  it('waits until what was written can be found before it swaps', async () => {
    const profile = await publish(serverless(), domain, [named('2', 'phone')]);
    const paths = proxy.seen.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('_count')).length).toBeGreaterThan(1);
    expect(await serverless().index.profile(domain)).toEqual(profile);
  });

  it('gives each shop indexes of its own, whatever is configured', async () => {
    const sharing = openCatalog(url, { prefix, engine: signedFor('aoss'), ...pooled });
    const { generation } = await publish(sharing, 'alone.example.com', [named('4', 'phone')]);
    expect(await indexesOf(url, `${prefix}alone*`)).toEqual([`${prefix}alone.example.com_${generation}`]);
    expect(proxy.seen.filter(({ path }) => /_pool|routing|_delete_by_query/u.test(path))).toEqual([]);
  });

  it('answers on both sides', async () => {
    await publish(serverless(), domain, [named('3', 'phone')]);
    const { lexical, nearest } = await serverless().index.retrieve(phones(domain));
    expect([...lexical, ...nearest].map(({ productId }) => productId)).toEqual(['3', '3']);
  });

  it.each(['es', 'aoss'] as const)('signs its requests for %s', async (service) => {
    await signedFor(service).call(
      { method: 'POST', path: `/${prefix}nothing/_search`, body: {} },
      { attempts: 1, attemptMs: 5_000, totalMs: 5_000, firstPauseMs: 0, longestPauseMs: 0 },
    );
    const { headers } = proxy.seen[0] ?? {};
    expect(headers?.authorization).toMatch(
      new RegExp(`^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/${service}/aws4_request`, 'u'),
    );
    expect(headers?.['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/u);
    expect(headers?.['x-amz-security-token']).toBe(SESSION_TOKEN);
  });

  it('keeps what was asked and how it was signed out of its errors', async () => {
    await proxy.close();
    const failure = await serverless()
      .index.retrieve({ domain, groups: [group('private-question')], terms: [], limit: 5, nearestLimit: 5 })
      .catch((error: unknown) => error);
    const told = inspect(failure, { depth: 20, showHidden: true });
    expect(told).toContain('ECONNREFUSED');
    expect(told).not.toContain('private-question');
    expect(told).not.toContain(SESSION_TOKEN);
  });
});
