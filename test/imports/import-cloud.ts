import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createDynamoDbImportLedger } from '../../lambdas/adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../lambdas/adapters/dynamodb/table.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/search/product-index.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { createVectorTable } from '../adapters/dynamodb/create-tables.ts';
import { dropIndexes, unsigned } from '../adapters/opensearch/catalog-engine.ts';
import { type CloudAssembly, synthesizeAssembly } from '../bundles/cloud-assembly.ts';
import { openCloudSurroundings } from '../bundles/cloud-surroundings.ts';
import { storeSecrets } from '../bundles/deployment.ts';
import type { Moto } from '../engines/moto.ts';
import { serveJson } from '../stand-ins/http-server.ts';
import { startNotices } from '../stand-ins/notices.ts';
import { type Executions, type Invoke, startExecutions } from './executions.ts';
import { openFeedObjects } from './feed-objects.ts';
import { createLambdas, type Lambdas } from './import-lambdas.ts';
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

const AROUND = [
  'ImportStart',
  'ImportEnd',
  'ImportPatchingPatch',
  'ImportFetchingFetch',
  'ImportFetchingFindDue',
  'VoiceBotExecute',
];

/** Comes between a step and its function: a cloud that loses answers, a function that is killed. */
export type Disturbance = (input: unknown, invoke: Invoke) => Promise<unknown>;

/** What a step function's caller sees of an error: its name apart. */
const named = (error: unknown): Error => {
  const text = error instanceof Error ? error.message : String(error);
  const [, name = 'Error', message = text] = /^([\w.]+): ([\s\S]*)$/u.exec(text) ?? [];
  return Object.assign(new Error(message), { name });
};

/** The steps as the state machine calls them, with whatever comes between. */
const createSteps = (lambdas: Lambdas) => {
  const disturbances = new Map<StepName, Disturbance>();
  const step = (state: StepName): Invoke => {
    const invoke: Invoke = (input) =>
      lambdas
        .call(STEPS[state])(input)
        .catch((error: unknown) => Promise.reject(named(error)));
    return (input) => disturbances.get(state)?.(input, invoke) ?? invoke(input);
  };
  return {
    tasks: {
      Begin: step('Begin'),
      Normalise: step('Normalise'),
      'Import chunk': step('Import chunk'),
      Publish: step('Publish'),
    },
    /** Has a step's calls pass through this, until it is called off. */
    disturb: (state: StepName, disturbance: Disturbance) => {
      disturbances.set(state, disturbance);
      return () => disturbances.delete(state);
    },
  };
};

/** The services around, each speaking its real protocol on this machine. */
const openServices = async (assembly: CloudAssembly, moto: Moto) => {
  const { TABLE_NAME: tableName = '' } = assembly.deployed('ImportStart').environment;
  const [surroundings, s3, notices, invocations] = await Promise.all([
    openCloudSurroundings(tableName),
    moto.start(),
    startNotices(),
    // Lambda, which takes every event and does nothing.
    serveJson(() => ({ status: 202, body: {} })),
  ]);
  const variables = {
    ...surroundings.variables,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SNS: notices.url,
    AWS_ENDPOINT_URL_LAMBDA: invocations.url,
  };
  // The clients of this process find the cloud as the bundles do.
  Object.assign(process.env, variables);
  const close = async (): Promise<void> =>
    void (await Promise.all([surroundings, s3, notices, invocations].map((each) => each.close())));
  return { tableName, surroundings, notices, invocations, variables, close };
};

const runMachine = async (
  assembly: CloudAssembly,
  lambdas: Lambdas,
  tasks: Readonly<Record<string, Invoke>>,
) =>
  startExecutions({
    definition: await readDefinition(assembly.template),
    tasks,
    // EventBridge reports every execution that did not succeed.
    onEnd: async ({ name, input, startedAt }, { status }) => {
      if (status === 'SUCCEEDED') return;
      await lambdas.call('ImportEnd')({ detail: { name, status, startDate: startedAt, input } });
    },
  });

/** As a person does with the command of a notice, or in the console. */
const startByHand =
  ({ url }: Executions) =>
  async (input: string): Promise<void> => {
    const headers = { 'x-amz-target': 'AWSStepFunctions.StartExecution' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ name: randomUUID(), input }) });
  };

/** A deployment's imports on this machine: its own bundles and definition, among services that speak as AWS's do. */
export const openImportCloud = async (openSearchUrl: string, moto: Moto) => {
  const assembly = await synthesizeAssembly({ stage: 'imports' });
  const services = await openServices(assembly, moto);
  const variables: Record<string, string> = { ...services.variables };
  const lambdas = createLambdas({ assembly, openSearchUrl, bucket: BUCKET, variables });
  const { tasks, disturb } = createSteps(lambdas);
  const executions = await runMachine(assembly, lambdas, tasks);
  variables.AWS_ENDPOINT_URL_SFN = executions.url;
  const client = createDynamoDbClient();
  const { VECTOR_TABLE_NAME = '' } = assembly.deployed('ImportStepsChunk').environment;
  await createVectorTable(client, VECTOR_TABLE_NAME);
  const objects = await openFeedObjects(BUCKET);
  storeSecrets(services.surroundings, assembly.deployed('VoiceToken').environment);
  const shop = { shopName: 'Lumi', locale: 'en', currency: 'USD', hostname: SHOP };
  const saveShop = async (more: object): Promise<void> =>
    void (await services.surroundings.domains.save(DomainConfig.parse({ ...shop, ...more })));
  await saveShop({});
  for (const name of [...Object.values(STEPS), ...AROUND]) await lambdas.launch(name);
  const { SEARCH_INDEX_PREFIX: prefix = '' } = assembly.deployed('VoiceBotExecute').environment;

  return {
    bucket: BUCKET,
    tableName: services.tableName,
    prefix,
    lambdas,
    disturb,
    objects,
    saveShop,
    /** The configuration of the shop, as it is stored. */
    findShop: () => services.surroundings.domains.find(SHOP),
    bedrock: services.surroundings.bedrock,
    notices: services.notices.published,
    /** What one function asked Lambda to have another do. */
    invocations: services.invocations.requests,
    executions: executions.all,
    startByHand: startByHand(executions),
    ledger: createDynamoDbImportLedger({ client, tableName: services.tableName }),
    index: createOpenSearchProductIndex({ engine: unsigned(openSearchUrl), prefix, profileTtlMs: 0 }),
    close: async () => {
      await Promise.all([lambdas.stop(), executions.close()]);
      await dropIndexes(openSearchUrl, prefix);
      objects.close();
      client.destroy();
      await services.close();
      await rm(assembly.folder, { recursive: true, force: true });
    },
  };
};
export type ImportCloud = Awaited<ReturnType<typeof openImportCloud>>;
