import { readBytes } from '../../adapters/feed/read-bytes.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createOpenSearchCatalogPatcher } from '../../adapters/opensearch/write/catalog-upkeep.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import { ObjectCreated } from '../../contract/imports/bucket.ts';
import { createObjectPatching } from '../../core/imports/patch-object.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { PatchCatalogEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(PatchCatalogEnv);

const patchObject = createObjectPatching({
  ...feedsOf(env).parts,
  patcher: createOpenSearchCatalogPatcher(catalogsOf(env)),
  readText: (bytes, look) => readBytes(bytes, look),
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  sha256,
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked by EventBridge when price and stock changes were put into the bucket. */
export const handler = async (event: unknown): Promise<void> => patchObject(ObjectCreated.parse(event));
