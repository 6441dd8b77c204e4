import { createDynamoDbClient } from '../adapters/dynamodb/client.ts';
import { createDynamoDbDomainStore } from '../adapters/dynamodb/domain-store.ts';
import { createPowertoolsLog } from '../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../adapters/secrets-manager/client.ts';
import { createEdgeSecrets } from '../adapters/secrets-manager/secrets.ts';
import { ThemeEnv } from '../env/conversation.ts';
import { readEnv } from '../env.ts';
import { createRequestLog } from '../http/request-log.ts';
import { createThemeEndpoint } from '../http/theme-endpoint.ts';

const env = readEnv(ThemeEnv);
const clock = () => new Date();

export const handler = createThemeEndpoint({
  domains: createDynamoDbDomainStore({ client: createDynamoDbClient(), tableName: env.TABLE_NAME, clock }),
  edgeSecrets: createEdgeSecrets({
    client: createSecretsManagerClient(),
    clock,
    edgeSecretId: env.EDGE_SECRET_ID,
  }),
  log: createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL })),
});
