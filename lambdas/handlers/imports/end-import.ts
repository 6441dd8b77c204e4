import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import {
  createImportCommands,
  createSfnClient,
  createStepFunctionsExecutions,
} from '../../adapters/step-functions/import-executions.ts';
import { ExecutionEnded } from '../../contract/imports/bucket.ts';
import { createImportEnd } from '../../core/imports/end-import.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { EndImportEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(EndImportEnv);
const { STATE_MACHINE_ARN: stateMachineArn, FEED_BUCKET: bucket } = env;

const endImport = createImportEnd({
  ...feedsOf(env).parts,
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  executions: createStepFunctionsExecutions({ client: createSfnClient(), stateMachineArn }),
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  commands: createImportCommands({ stateMachineArn, bucket, region: env.AWS_REGION }),
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked by EventBridge when an import ended without success, however it ended. */
export const handler = async (event: unknown): Promise<void> => endImport(ExecutionEnded.parse(event));
