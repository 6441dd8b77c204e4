import { createDynamoDbClient } from '../adapters/dynamodb/client.ts';
import { createDynamoDbImportLedger } from '../adapters/dynamodb/import-ledger.ts';
import { createOpenSearchCatalogWriter } from '../adapters/opensearch/catalog-writer.ts';
import { createOpenSearch } from '../adapters/opensearch/client.ts';
import { createPowertoolsLog } from '../adapters/powertools/log.ts';
import { createS3Client } from '../adapters/s3/client.ts';
import { createS3ObjectStore } from '../adapters/s3/object-store.ts';
import { PublishTask, type Refused } from '../contract/cloud-import.ts';
import { createImportPublishing, type Published } from '../core/imports/publish-import.ts';
import { DraftEnv } from '../env/imports.ts';
import { readEnv } from '../env.ts';

const env = readEnv(DraftEnv);

const publish = createImportPublishing({
  ledger: createDynamoDbImportLedger({ client: createDynamoDbClient(), tableName: env.TABLE_NAME }),
  objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
  writer: createOpenSearchCatalogWriter({
    engine: createOpenSearch({
      node: env.SEARCH_ENDPOINT,
      service: env.SEARCH_SERVICE,
      region: env.SEARCH_REGION,
    }),
    prefix: env.SEARCH_INDEX_PREFIX,
  }),
  embedder: { model: env.EMBEDDING_MODEL, dimension: env.EMBEDDING_DIMENSION },
  now: () => new Date(),
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** The last step of an import: looks at the draft and makes it what shoppers have. */
export const handler = async (event: unknown): Promise<Published | Refused> =>
  publish(PublishTask.parse(event));
