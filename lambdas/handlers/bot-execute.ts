import { createBedrockTextEmbedder } from '../adapters/bedrock/text-embedder.ts';
import { createDynamoDbClient } from '../adapters/dynamodb/client.ts';
import { createDynamoDbDomainStore } from '../adapters/dynamodb/domain-store.ts';
import { createJoseSessionTokens } from '../adapters/jose/session-tokens.ts';
import { createOpenSearch } from '../adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../adapters/opensearch/product-index.ts';
import { createPowertoolsLog } from '../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../adapters/secrets-manager/client.ts';
import { createEdgeSecrets, createSigningSecrets } from '../adapters/secrets-manager/secrets.ts';
import { createProductInfo } from '../core/catalog/product-info.ts';
import { createSearch } from '../core/search/search.ts';
import { BotExecuteEnv } from '../env/bot-execute.ts';
import { readEnv } from '../env.ts';
import { createBotExecuteEndpoint } from '../http/bot-execute-endpoint.ts';
import { createRequestLog } from '../http/request-log.ts';

const env = readEnv(BotExecuteEnv);
const clock = () => new Date();
const log = createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL }));
const secretsManager = { client: createSecretsManagerClient(), clock };
const secrets = createSigningSecrets({ ...secretsManager, signingSecretId: env.SIGNING_SECRET_ID });
const index = createOpenSearchProductIndex({
  engine: createOpenSearch({
    node: env.SEARCH_ENDPOINT,
    service: env.SEARCH_SERVICE,
    region: env.SEARCH_REGION,
  }),
  prefix: env.SEARCH_INDEX_PREFIX,
});
const embedder = createBedrockTextEmbedder({
  model: env.EMBEDDING_MODEL,
  dimension: env.EMBEDDING_DIMENSION,
  ...(env.EMBEDDING_PROFILE === undefined ? {} : { inferenceProfile: env.EMBEDDING_PROFILE }),
});

export const handler = createBotExecuteEndpoint({
  domains: createDynamoDbDomainStore({
    client: createDynamoDbClient(),
    tableName: env.TABLE_NAME,
    clock,
  }),
  tokens: createJoseSessionTokens({ secrets, clock }),
  services: { search: createSearch({ index, embedder, log }), productInfo: createProductInfo({ index }) },
  edgeSecrets: createEdgeSecrets({ ...secretsManager, edgeSecretId: env.EDGE_SECRET_ID }),
  viewerAddress: env.VIEWER_ADDRESS,
  publicUrl: env.PUBLIC_URL,
  clock,
  log,
});
