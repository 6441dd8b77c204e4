import { setTimeout as sleep } from 'node:timers/promises';
import { createDynamoDbVectorCache } from '../../adapters/dynamodb/vector-cache.ts';
import { sha256 } from '../../adapters/node-crypto/sha256.ts';
import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { ChunkTask } from '../../contract/imports/cloud-import.ts';
import { createChunkImport } from '../../core/imports/import-chunk.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { catalogsOf, embedderOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { ImportChunkEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(ImportChunkEnv);
const { log, step } = createImportLog({ level: env.LOG_LEVEL });
const { parts, table } = feedsOf(env);

const importChunk = createChunkImport({
  ...parts,
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  embedder: embedderOf(env),
  language: shippedLanguage(),
  known: {
    sha256,
    cache: createDynamoDbVectorCache({
      ...table,
      tableName: env.VECTOR_TABLE_NAME,
      clock: parts.clock,
      log,
      sleep,
    }),
  },
});

/** The third step of an import, once for each chunk: writes its products into the draft. Answers nothing. */
export const handler = async (event: unknown): Promise<void> =>
  void (await step('chunk', ChunkTask.parse(event), importChunk));
