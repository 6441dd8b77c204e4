import { createDynamoDbDomainList } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../../adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createFetchRequests, createLambdaClient } from '../../adapters/lambda/fetch-requests.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createS3Client, createS3ObjectStore } from '../../adapters/s3/object-store.ts';
import { createDueFeeds } from '../../core/imports/schedule/due-feeds.ts';
import { FindDueFeedsEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(FindDueFeedsEnv);
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };

const findDueFeeds = createDueFeeds({
  listDomains: createDynamoDbDomainList(table),
  imports: createDynamoDbImportLedger(table),
  objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
  requestFetch: createFetchRequests({ client: createLambdaClient(), functionArn: env.FETCH_FUNCTION_ARN }),
  clock: () => new Date(),
  log: createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS }),
});

/** Invoked by EventBridge every few minutes. */
export const handler = async (): Promise<void> => findDueFeeds();
