import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import {
  createSfnClient,
  createStepFunctionsExecutions,
} from '../../adapters/step-functions/import-executions.ts';
import { ObjectCreated } from '../../contract/imports/bucket.ts';
import { createImportStart } from '../../core/imports/start-import.ts';
import { StartImportEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(StartImportEnv);

const startImport = createImportStart({
  domains: createDynamoDbDomainStore({
    client: createDynamoDbClient(),
    tableName: env.TABLE_NAME,
    clock: () => new Date(),
  }),
  executions: createStepFunctionsExecutions({
    client: createSfnClient(),
    stateMachineArn: env.STATE_MACHINE_ARN,
  }),
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  sha256,
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked by EventBridge when a feed was put into the bucket. */
export const handler = async (event: unknown): Promise<void> => startImport(ObjectCreated.parse(event));
