import { createOpenSearchProductIndex } from '../../adapters/opensearch/search/product-index.ts';
import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { ImportTask, type ImportTurn } from '../../contract/imports/cloud-import.ts';
import { createImportBeginning } from '../../core/imports/begin-import.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { BeginImportEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(BeginImportEnv);
const { step } = createImportLog({ level: env.LOG_LEVEL });
const catalogs = catalogsOf(env);

const begin = createImportBeginning({
  ...feedsOf(env).parts,
  writer: createOpenSearchCatalogWriter({
    ...catalogs,
    pooling: { upTo: env.SEARCH_SHARED_UP_TO, shards: env.SEARCH_SHARED_SHARDS },
  }),
  // A guard that knew the catalogue of ten seconds ago would let a feed shrink the one published since.
  index: createOpenSearchProductIndex({ ...catalogs, profileTtlMs: 0 }),
  embedder: { id: { model: env.EMBEDDING_MODEL, dimension: env.EMBEDDING_DIMENSION } },
});

/** The first step of an import: takes the shop's turn and opens a draft. */
export const handler = async (event: unknown): Promise<ImportTurn> =>
  step('begin', ImportTask.parse(event), begin);
