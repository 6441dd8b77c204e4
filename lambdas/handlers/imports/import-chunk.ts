import { setTimeout as sleep } from 'node:timers/promises';
import { createDynamoDbImportLedger } from '../../adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createDynamoDbVectorCache } from '../../adapters/dynamodb/vector-cache.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { createS3Client, createS3ObjectStore } from '../../adapters/s3/object-store.ts';
import { ChunkTask } from '../../contract/imports/cloud-import.ts';
import { createChunkImport } from '../../core/imports/import-chunk.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { catalogsOf, embedderOf } from '../../deployed/catalogs.ts';
import { ImportChunkEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(ImportChunkEnv);
const { log, step } = createImportLog({ level: env.LOG_LEVEL });
const clock = () => new Date();
const client = createDynamoDbClient();

const importChunk = createChunkImport({
  ledger: createDynamoDbImportLedger({ client, tableName: env.TABLE_NAME }),
  objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  embedder: embedderOf(env),
  language: shippedLanguage(),
  known: {
    sha256,
    cache: createDynamoDbVectorCache({ client, tableName: env.VECTOR_TABLE_NAME, clock, log, sleep }),
  },
  now: clock,
});

/** The third step of an import, once for each chunk: writes its products into the draft. Answers nothing. */
export const handler = async (event: unknown): Promise<void> =>
  void (await step('chunk', ChunkTask.parse(event), importChunk));
