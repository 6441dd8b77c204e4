import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../../adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createS3Client, createS3ObjectStore } from '../../adapters/s3/object-store.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import {
  createImportCommands,
  createSfnClient,
  createStepFunctionsExecutions,
} from '../../adapters/step-functions/import-executions.ts';
import { ExecutionEnded } from '../../contract/imports/bucket.ts';
import { createImportEnd } from '../../core/imports/end-import.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { EndImportEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(EndImportEnv);
const clock = () => new Date();
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const { STATE_MACHINE_ARN: stateMachineArn, FEED_BUCKET: bucket } = env;

const endImport = createImportEnd({
  domains: createDynamoDbDomainStore({ ...table, clock }),
  ledger: createDynamoDbImportLedger(table),
  objects: createS3ObjectStore({ client: createS3Client(), bucket }),
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  executions: createStepFunctionsExecutions({ client: createSfnClient(), stateMachineArn }),
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  commands: createImportCommands({ stateMachineArn, bucket, region: env.AWS_REGION }),
  now: clock,
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked by EventBridge when an import ended without success, however it ended. */
export const handler = async (event: unknown): Promise<void> => endImport(ExecutionEnded.parse(event));
