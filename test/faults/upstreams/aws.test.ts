import { expect, it } from '@jest/globals';
import { createDynamoDbDomainStore } from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../../../lambdas/adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../../lambdas/adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../../lambdas/adapters/dynamodb/usage-meter.ts';
import { createFetchRequests, createLambdaClient } from '../../../lambdas/adapters/lambda/fetch-requests.ts';
import { createS3Client, createS3ObjectStore } from '../../../lambdas/adapters/s3/object-store.ts';
import {
  createSchedulerClient,
  createSchedulerHangUpTimer,
} from '../../../lambdas/adapters/scheduler/hang-up-timer.ts';
import { createSecretsManagerClient } from '../../../lambdas/adapters/secrets-manager/secret-reader.ts';
import { createSigningSecrets } from '../../../lambdas/adapters/secrets-manager/secrets.ts';
import { createSnsClient, createSnsNotices } from '../../../lambdas/adapters/sns/notices.ts';
import {
  createSfnClient,
  createStepFunctionsExecutions,
} from '../../../lambdas/adapters/step-functions/import-executions.ts';
import { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { readObjectText } from '../../../lambdas/core/imports/object-text.ts';
import { serveJson } from '../../stand-ins/http-server.ts';
import { describeUpstreams, type Upstream } from './upstream.ts';

const hostname = Hostname.parse('shop.example.com');
const clock = () => new Date();

/** As in a deployment, but for the address, and a fraction of its patience. */
const at = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'key-id', secretAccessKey: 'secret' },
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 200, requestTimeout: 200, throwOnRequestTimeout: true },
});

/** For the body of one answer. */
const BODY_MS = 200;

const table = (url: string) => ({
  client: createDynamoDbClient(at(url), BODY_MS),
  tableName: 'storevoice',
});
const executions = (url: string) =>
  createStepFunctionsExecutions({
    client: createSfnClient(at(url), BODY_MS),
    stateMachineArn: 'arn:aws:states:eu-central-1:1:stateMachine:import',
  });
const objects = (url: string) =>
  createS3ObjectStore({
    client: createS3Client({ ...at(url), forcePathStyle: true }, BODY_MS),
    bucket: 'feeds',
  });

/** Its JSON is read and none of its members is known, which is how DynamoDB says that there is no row. */
const noRow = (given: unknown) => ({ 'answers with other JSON': { given } });

const upstreams: readonly Upstream[] = [
  {
    name: 'DynamoDB, where a shop is found',
    ask: (url) => createDynamoDbDomainStore({ ...table(url), clock }).find(hostname),
    except: noRow(undefined),
    most: 24,
  },
  {
    name: 'DynamoDB, where a use is counted',
    ask: (url) => createDynamoDbUsageMeter(table(url)).count({ key: 'a', limit: 1, expiresAt: clock() }),
    most: 24,
  },
  {
    name: 'DynamoDB, where an import is followed',
    ask: (url) => createDynamoDbImportLedger(table(url)).waiting(hostname, clock()),
    except: noRow([]),
    most: 24,
  },
  {
    name: 'Secrets Manager',
    ask: (url) => {
      const client = createSecretsManagerClient(at(url), BODY_MS);
      return createSigningSecrets({ client, clock, signingSecretId: 'signing' }).signingKeys();
    },
    most: 1,
  },
  {
    name: 'EventBridge Scheduler',
    ask: (url) => {
      const client = createSchedulerClient(at(url), BODY_MS);
      const target = { functionArn: 'arn:f', roleArn: 'arn:r', deadLettersArn: 'arn:q', group: 'calls' };
      return createSchedulerHangUpTimer({ client, ...target }).schedule({ callId: 'rtc_1' }, clock());
    },
    most: 1,
  },
  {
    name: 'SNS',
    ask: (url) => {
      const client = createSnsClient(at(url), BODY_MS);
      return createSnsNotices({ client, topicArn: 'arn:aws:sns:eu-central-1:1:t' })({
        title: 'a',
        text: 'b',
      });
    },
    most: 1,
  },
  {
    name: 'Step Functions, where an import begins',
    ask: (url) => executions(url).start('import-1', { domain: hostname, key: 'feeds/a', force: false }),
    most: 4,
  },
  {
    name: 'Step Functions, where an import is looked at',
    ask: (url) => executions(url).failureOf('import-1'),
    most: 4,
  },
  {
    name: 'Lambda, where a feed is fetched',
    ask: (url) => {
      const client = createLambdaClient(at(url), BODY_MS);
      return createFetchRequests({ client, functionArn: 'arn:aws:lambda:eu-central-1:1:function:f' })(
        hostname,
      );
    },
    most: 1,
  },
  {
    name: 'S3, where an object is read',
    ask: async (url) => {
      const bytes = await objects(url).read('a.json');
      return bytes && readObjectText(bytes);
    },
    // An object may hold anything, and may take as long as the function that reads it.
    except: {
      'answers a letter at a time, for ever': 'not asked',
      'answers with a page': { given: expect.stringContaining('Bad Gateway') },
      'answers with half of its JSON': { given: expect.any(String) },
      'answers with other JSON': { given: expect.any(String) },
    },
    most: 128,
  },
  { name: 'S3, where a text is written', ask: (url) => objects(url).write('a', 'text'), most: 8 },
  {
    name: 'S3, where objects are listed',
    ask: (url) =>
      (async () => {
        for await (const key of objects(url).list('a/')) return key;
        return undefined;
      })(),
    most: 8,
  },
];

describeUpstreams(upstreams);

it('takes a row with a value of an unknown type for damaged', async () => {
  const Item = { pk: { S: 'host#shop.example.com' }, kind: { X: 'domain' } };
  const server = await serveJson(() => ({ status: 200, body: { Item } }));
  const find = createDynamoDbDomainStore({ ...table(server.url), clock }).find(hostname);
  await expect(find).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await server.close();
});
