import { createBedrockTextEmbedder } from '../../adapters/bedrock/text-embedder.ts';
import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbStoreTexts } from '../../adapters/dynamodb/store-texts.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../adapters/dynamodb/usage-meter.ts';
import { createJoseSessionTokens } from '../../adapters/jose/session-tokens.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createOpenSearch } from '../../adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../adapters/opensearch/search/product-index.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';
import { createEdgeSecrets, createSigningSecrets } from '../../adapters/secrets-manager/secrets.ts';
import { createHttpsWebhooks } from '../../adapters/webhook/webhooks.ts';
import { readWordList } from '../../adapters/word-list/read-word-list.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { deployedDomains } from '../../core/shop/active-domain.ts';
import { createBotServices } from '../../core/voice/bot-services.ts';
import { createMask } from '../../core/voice/mask/mask.ts';
import { BotExecuteEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createBotExecuteEndpoint } from '../../http/endpoints/bot-execute-endpoint.ts';
import { createRequestLog } from '../../http/request-log.ts';

const env = readEnv(BotExecuteEnv);
const language = shippedLanguage(readWordList());
const clock = () => new Date();
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const usage = createDynamoDbUsageMeter(table);
const log = createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS }));
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
const mask = createMask(language);

export const handler = createBotExecuteEndpoint({
  domains: deployedDomains(createDynamoDbDomainStore({ ...table, clock }), { connection: env.CONNECTION }),
  usage,
  tokens: createJoseSessionTokens({ secrets, clock }),
  services: createBotServices({
    index,
    embedder,
    texts: createDynamoDbStoreTexts(table),
    webhooks: createHttpsWebhooks({ clock }),
    language,
    usage,
    sha256,
    mask,
    clock,
    log,
  }),
  mask,
  edgeSecrets: createEdgeSecrets({ ...secretsManager, edgeSecretId: env.EDGE_SECRET_ID }),
  viewerAddress: env.VIEWER_ADDRESS,
  publicUrl: env.PUBLIC_URL,
  clock,
  log,
});
