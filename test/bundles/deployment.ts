import { rm } from 'node:fs/promises';
import * as z from 'zod';
import { demoProducts } from '../../dev/demo-shop/products.ts';
import { createBedrockTextEmbedder } from '../../lambdas/adapters/bedrock/text-embedder.ts';
import { createEnvironmentSecrets } from '../../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../../lambdas/adapters/jose/session-tokens.ts';
import { createOpenSearchCatalogWriter } from '../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Hostname } from '../../lambdas/contract/shop/hostname.ts';
import { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import { dropIndexes, unsigned } from '../adapters/opensearch/catalog-engine.ts';
import { apiEvent, type EventParts } from '../http/events.ts';
import { language } from '../language.ts';
import { type CloudAssembly, type DeployedFunction, synthesizeAssembly } from './cloud-assembly.ts';
import { type CloudSurroundings, openCloudSurroundings } from './cloud-surroundings.ts';
import { type RunningLambda, startLambda } from './lambda-process.ts';

/** A shop whose browsers talk to OpenAI, and one that keeps them away from it. */
export const SHOP = 'shop.example.com';
export const BROKERED_SHOP = 'careful.example.com';

const EDGE_SECRET = 'e'.repeat(64);

const Answer = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type Answer = z.infer<typeof Answer>;

/** A deployment on this machine: its own bundles, with a catalogue, two shops and its secrets stored. */
export interface Deployment {
  readonly assembly: CloudAssembly;
  readonly surroundings: CloudSurroundings;
  /** The function, with the search of this machine in place of the one in the cloud. */
  deployed(name: string): DeployedFunction;
  start(deployed: DeployedFunction, options: StartOptions): Promise<RunningLambda>;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly node: string;
  /** Variables that differ from what the deployment would have. */
  readonly changes?: Readonly<Record<string, string>>;
}

/** What an operator stores, and CloudFormation generates. */
const SIGNING_KEY = 'k'.repeat(64);

export const storeSecrets = (
  { secrets }: CloudSurroundings,
  environment: DeployedFunction['environment'],
): void => {
  const { SIGNING_SECRET_ID = '', EDGE_SECRET_ID = '', OPENAI_SECRET_ID = '' } = environment;
  secrets.put(SIGNING_SECRET_ID, JSON.stringify({ current: SIGNING_KEY }));
  secrets.put(EDGE_SECRET_ID, JSON.stringify({ a: EDGE_SECRET }));
  secrets.put(OPENAI_SECRET_ID, 'sk-test-bundles');
};

const saveShops = async ({ domains }: CloudSurroundings): Promise<void> => {
  const shop = { shopName: 'Lumi', locale: 'ru', currency: 'USD' };
  await domains.save(DomainConfig.parse({ ...shop, hostname: SHOP }));
  await domains.save(DomainConfig.parse({ ...shop, hostname: BROKERED_SHOP, connection: 'brokered' }));
};

const importDemoCatalog = async (openSearchUrl: string, prefix: string): Promise<void> => {
  const importCatalog = createCatalogImport({
    writer: createOpenSearchCatalogWriter({ engine: unsigned(openSearchUrl), prefix }),
    embedder: createBedrockTextEmbedder({ model: 'cohere.embed-v4:0', dimension: 1_024 }),
    language,
    clock: () => new Date(),
  });
  await importCatalog({ domain: SHOP, products: demoProducts(`https://${SHOP}`) });
};

export const openDeployment = async (openSearchUrl: string): Promise<Deployment> => {
  const assembly = await synthesizeAssembly();
  const token = assembly.deployed('VoiceToken');
  const surroundings = await openCloudSurroundings(token.environment.TABLE_NAME ?? '');
  const deployed = (name: string): DeployedFunction => {
    const found = assembly.deployed(name);
    const isSearching = 'SEARCH_ENDPOINT' in found.environment;
    const environment = { ...found.environment, ...(isSearching ? { SEARCH_ENDPOINT: openSearchUrl } : {}) };
    return { ...found, environment };
  };
  const prefix = deployed('VoiceBotExecute').environment.SEARCH_INDEX_PREFIX ?? '';
  storeSecrets(surroundings, token.environment);
  await saveShops(surroundings);
  // The importer of this process finds Bedrock as the bundles do.
  Object.assign(process.env, surroundings.variables);
  await importDemoCatalog(openSearchUrl, prefix);
  return {
    assembly,
    surroundings,
    deployed,
    start: (found, { node, changes }) =>
      startLambda(found, { node, surroundings: { ...surroundings.variables, ...changes } }),
    close: async () => {
      await dropIndexes(openSearchUrl, prefix);
      await surroundings.close();
      await rm(assembly.folder, { recursive: true, force: true });
    },
  };
};

/** As CloudFront sends it on: with the edge's secret, the viewer's host, and his address second from the right. */
export const ask = async (lambda: RunningLambda, parts: EventParts): Promise<Answer> => {
  const headers = {
    'x-storevoice-edge': EDGE_SECRET,
    'x-storevoice-host': 'd111.cloudfront.net',
    'x-forwarded-for': '198.51.100.7, 130.176.1.1',
    ...parts.headers,
  };
  return Answer.parse(await lambda.invoke(apiEvent({ ...parts, headers })));
};

/** A session as the token function signs it, where that function does not run. */
export const signSession = (hostname: Hostname): Promise<string> => {
  const secrets = createEnvironmentSecrets({ signingKeys: [SIGNING_KEY] });
  const tokens = createJoseSessionTokens({ secrets, clock: () => new Date() });
  return tokens.issue({ sessionId: 'K7Q2-9FXM', hostname, expiresAt: new Date(Date.now() + 3_600_000) });
};

/** Opens a conversation as a page of the shop does. */
export const openSession = async (token: RunningLambda, hostname: string): Promise<TokenResponse> => {
  const headers = { origin: `https://${hostname}` };
  const answer = await ask(token, { path: '/api/token', body: { hostname }, headers });
  if (answer.statusCode !== 200) throw new Error(`no session: ${answer.statusCode} ${answer.body}`);
  return TokenResponse.parse(JSON.parse(answer.body));
};

/** Calls a bot function as the widget does for the model; answers its JSON. */
export const execute = async (
  lambda: RunningLambda,
  call: { readonly name: string; readonly input: unknown; readonly session: string },
): Promise<unknown> => {
  const headers = { origin: `https://${SHOP}`, authorization: `Bearer ${call.session}` };
  const answer = await ask(lambda, { path: `/api/bot-execute/${call.name}`, body: call.input, headers });
  return JSON.parse(answer.body);
};
