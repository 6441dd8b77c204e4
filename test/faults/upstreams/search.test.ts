import { afterAll, beforeAll } from '@jest/globals';
import { createBedrockTextEmbedder } from '../../../lambdas/adapters/bedrock/text-embedder.ts';
import { QUESTION } from '../../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import { writeBulk } from '../../../lambdas/adapters/opensearch/write/bulk.ts';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { phones } from '../../adapters/opensearch/catalog-engine.ts';
import type { FaultName } from '../faulty-server.ts';
import { hurried } from '../hurried.ts';
import { describeUpstreams, type Upstream } from './upstream.ts';

const domain = Hostname.parse('shop.example.com');

/** As the SDK finds a stand-in; `embed` reads it when the embedder is made. */
const bedrock = (url: string) => {
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = url;
  return createBedrockTextEmbedder({ model: 'cohere.embed-v4:0', dimension: 256 });
};

const environment = { ...process.env };
beforeAll(() => {
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = 'key-id';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
});
afterAll(() => {
  process.env = environment;
});

/** An import tries for hours what may pass; what these faults do would not. */
const passing = [
  'never answers',
  'answers a letter at a time, for ever',
  'fails',
  'fails with a page',
  'fails without an end',
  'throttles',
  'resets the connection',
  'breaks off in its answer',
] as const;

const notAsked = (names: readonly FaultName[]) =>
  Object.fromEntries(names.map((fault) => [fault, 'not asked']));

const upstreams: readonly Upstream[] = [
  {
    name: 'OpenSearch, where a question is asked',
    ask: (url) =>
      createOpenSearchProductIndex({ engine: hurried(url), prefix: 'shop-', profileTtlMs: 0 }).retrieve(
        phones(domain),
      ),
    most: 64,
  },
  {
    name: 'OpenSearch, where an import begins',
    ask: (url) =>
      createOpenSearchCatalogWriter({ engine: hurried(url), prefix: 'shop-' }).begin(domain, {
        model: 'test',
        dimension: 256,
      }),
    most: 64,
  },
  {
    name: 'OpenSearch, where records are written',
    ask: (url) =>
      writeBulk(hurried(url), { index: 'shop-1', scope: { domain } }, [{ id: '1', json: '{}', name: 'a' }]),
    most: 64,
  },
  {
    name: 'OpenSearch, where an answer has no end and much time',
    ask: (url) => hurried(url, 60_000).call({ method: 'GET', path: '/_search' }, QUESTION),
    except: notAsked([
      ...passing.filter((fault) => fault !== 'fails without an end'),
      'answers with other JSON',
    ]),
    most: 64,
  },
  {
    name: 'Bedrock, where a question is embedded',
    protocol: 2,
    ask: (url) => bedrock(url).embed(['чайник'], 'query'),
    most: 16,
  },
  {
    name: 'Bedrock, where products are embedded',
    protocol: 2,
    ask: (url) => bedrock(url).embed(['чайник'], 'document'),
    except: notAsked(passing),
    most: 16,
  },
];

describeUpstreams(upstreams);
