import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';
import { createEdgeSecrets } from '../../adapters/secrets-manager/secrets.ts';
import { ThemeEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createThemeEndpoint } from '../../http/endpoints.ts';
import { createRequestLog } from '../../http/request-log.ts';

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
