import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../../adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { createS3Client, createS3ObjectStore } from '../../adapters/s3/object-store.ts';
import { PublishTask, type Refused } from '../../contract/imports/cloud-import.ts';
import { createImportPublishing, type Published } from '../../core/imports/publish-import.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { createSaveCatalogLocale } from '../../core/shop/catalog-locale.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { DraftEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(DraftEnv);
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const { log, step } = createImportLog({ level: env.LOG_LEVEL });
const now = () => new Date();

const publish = createImportPublishing({
  ledger: createDynamoDbImportLedger(table),
  objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  embedder: { id: { model: env.EMBEDDING_MODEL, dimension: env.EMBEDDING_DIMENSION } },
  language: shippedLanguage(),
  saveCatalogLocale: createSaveCatalogLocale({
    domains: createDynamoDbDomainStore({ ...table, clock: now }),
    log,
  }),
  now,
  log,
});

/** The last step of an import: checks the draft and makes it what shoppers have. */
export const handler = async (event: unknown): Promise<Published | Refused> =>
  step('publish', PublishTask.parse(event), publish);
