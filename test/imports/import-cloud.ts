import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createDynamoDbClient } from '../../lambdas/adapters/dynamodb/client.ts';
import { createDynamoDbImportLedger } from '../../lambdas/adapters/dynamodb/import-ledger.ts';
import { createVectorTable } from '../../lambdas/adapters/dynamodb/vector-table.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/product-index.ts';
import { createS3Client } from '../../lambdas/adapters/s3/client.ts';
import { createS3ObjectStore } from '../../lambdas/adapters/s3/object-store.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { dropIndexes, unsigned } from '../adapters/opensearch/catalog-engine.ts';
import { synthesizeAssembly } from '../bundles/cloud-assembly.ts';
import { openCloudSurroundings } from '../bundles/cloud-surroundings.ts';
import { storeSecrets } from '../bundles/deployment.ts';
import { type RunningLambda, startLambda } from '../bundles/lambda-process.ts';
import type { Moto } from '../engines/moto.ts';
import { startNotices } from '../stand-ins/notices.ts';
import { type EndedExecution, type Execution, type Invoke, startExecutions } from './executions.ts';
import { readDefinition } from './read-definition.ts';

export const SHOP = 'shop.example.com';
const BUCKET = 'storevoice-feeds';

/** The functions of the state machine by the state that calls them. */
const STEPS = {
  Begin: 'ImportStepsBegin',
  Normalise: 'ImportStepsNormalise',
  'Import chunk': 'ImportStepsChunk',
  Publish: 'ImportStepsPublish',
} as const;
export type StepName = keyof typeof STEPS;

/** What a step function's caller sees of an error: its name apart. */
const named = (error: unknown): Error => {
  const text = error instanceof Error ? error.message : String(error);
  const [, name = 'Error', message = text] = /^([\w.]+): ([\s\S]*)$/u.exec(text) ?? [];
  return Object.assign(new Error(message), { name });
};

/** Comes between a step and its function: a cloud that loses answers, a function that is killed. */
export type Disturbance = (input: unknown, invoke: Invoke) => Promise<unknown>;

export const openImportCloud = async (openSearchUrl: string, moto: Moto) => {
  const [assembly, s3Server, notices] = await Promise.all([
    synthesizeAssembly(),
    moto.start(),
    startNotices(),
  ]);
  const normalise = assembly.deployed('ImportStepsNormalise').environment;
  const surroundings = await openCloudSurroundings(normalise.TABLE_NAME ?? '');
  const variables: Record<string, string> = {
    ...surroundings.variables,
    AWS_ENDPOINT_URL_S3: s3Server.url,
    AWS_ENDPOINT_URL_SNS: notices.url,
  };
  // The clients of this process find the cloud as the bundles do.
  Object.assign(process.env, variables);
  const lambdas = new Map<string, RunningLambda>();
  const disturbances = new Map<StepName, Disturbance>();

  const launch = async (name: string, changes: Readonly<Record<string, string>> = {}): Promise<void> => {
    const found = assembly.deployed(name);
    const search: Record<string, string> =
      'SEARCH_ENDPOINT' in found.environment
        ? { SEARCH_ENDPOINT: openSearchUrl, SEARCH_SERVICE: 'none' }
        : {};
    const environment = { ...found.environment, ...search, FEED_BUCKET: BUCKET };
    const lambda = await startLambda(
      { ...found, environment },
      { surroundings: { ...variables, ...changes } },
    );
    await lambdas.get(name)?.stop();
    lambdas.set(name, lambda);
  };
  const call =
    (name: string): Invoke =>
    async (input) => {
      const lambda = lambdas.get(name);
      if (!lambda) throw new Error(`${name} was not launched`);
      return lambda.invoke(input);
    };
  const step =
    (state: StepName): Invoke =>
    async (input) => {
      const invoke: Invoke = (given) =>
        call(STEPS[state])(given).catch((error: unknown) => Promise.reject(named(error)));
      return (disturbances.get(state) ?? ((given) => invoke(given)))(input, invoke);
    };

  /** As EventBridge tells of an execution that did not succeed. */
  const tellEnd = async (
    { name, input, startedAt }: Execution,
    { status }: EndedExecution,
  ): Promise<void> => {
    if (status === 'SUCCEEDED') return;
    await call('ImportEnd')({ detail: { name, status, startDate: startedAt, input } });
  };
  const executions = await startExecutions({
    definition: await readDefinition(assembly.folder),
    tasks: {
      Begin: step('Begin'),
      Normalise: step('Normalise'),
      'Import chunk': step('Import chunk'),
      Publish: step('Publish'),
    },
    onEnd: tellEnd,
  });
  variables.AWS_ENDPOINT_URL_SFN = executions.url;
  storeSecrets(surroundings, assembly.deployed('VoiceToken').environment);
  const client = createDynamoDbClient();
  await createVectorTable(client, assembly.deployed('ImportStepsChunk').environment.VECTOR_TABLE_NAME ?? '');
  const s3 = createS3Client({ region: 'us-east-1' });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
  const shop = { shopName: 'Lumi', locale: 'en', currency: 'USD', hostname: SHOP, openAccess: true };
  await surroundings.domains.save(DomainConfig.parse(shop));
  for (const name of [
    ...Object.values(STEPS),
    'ImportStart',
    'ImportEnd',
    'ImportPatchingPatch',
    'VoiceBotExecute',
  ])
    await launch(name);
  const prefix = assembly.deployed('VoiceBotExecute').environment.SEARCH_INDEX_PREFIX ?? '';

  return {
    bucket: BUCKET,
    prefix,
    surroundings,
    notices: notices.published,
    executions: executions.all,
    lambdas,
    launch,
    call,
    ledger: createDynamoDbImportLedger({ client, tableName: normalise.TABLE_NAME ?? '' }),
    objects: createS3ObjectStore({ client: s3, bucket: BUCKET }),
    index: createOpenSearchProductIndex({ engine: unsigned(openSearchUrl), prefix, profileTtlMs: 0 }),
    /** Has a step's calls pass through this, until it is called off. */
    disturb: (state: StepName, disturbance: Disturbance) => {
      disturbances.set(state, disturbance);
      return () => disturbances.delete(state);
    },
    /** As a person does with the command of a notice, or in the console. */
    startByHand: async (input: string) => {
      await fetch(executions.url, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSStepFunctions.StartExecution' },
        body: JSON.stringify({ name: randomUUID(), input }),
      });
    },
    /** Puts an object, and answers the event that S3 sends of it. */
    put: async (key: string, body: string) => {
      const { VersionId } = await s3.send(
        new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: Buffer.from(body) }),
      );
      return { detail: { bucket: { name: BUCKET }, object: { key, 'version-id': VersionId } } };
    },
    close: async () => {
      await Promise.all([...lambdas.values()].map((lambda) => lambda.stop()));
      await dropIndexes(openSearchUrl, prefix);
      s3.destroy();
      client.destroy();
      await Promise.all([executions.close(), notices.close(), s3Server.close(), surroundings.close()]);
      await rm(assembly.folder, { recursive: true, force: true });
    },
  };
};
export type ImportCloud = Awaited<ReturnType<typeof openImportCloud>>;
