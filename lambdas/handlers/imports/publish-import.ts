import { createOpenSearchCatalogWriter } from '../../adapters/opensearch/write/catalog-writer.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { PublishTask, type Refused } from '../../contract/imports/cloud-import.ts';
import { createImportPublishing, type Published } from '../../core/imports/publish-import.ts';
import { shippedLanguage } from '../../core/language/lexicon-files.ts';
import { createSaveCatalogLocale } from '../../core/shop/catalog-locale.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { DraftEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(DraftEnv);
const { log, step } = createImportLog({ level: env.LOG_LEVEL });
const { parts } = feedsOf(env);

const publish = createImportPublishing({
  ...parts,
  writer: createOpenSearchCatalogWriter(catalogsOf(env)),
  embedder: { id: { model: env.EMBEDDING_MODEL, dimension: env.EMBEDDING_DIMENSION } },
  language: shippedLanguage(),
  saveCatalogLocale: createSaveCatalogLocale({ ...parts, log }),
  log,
});

/** The last step of an import: checks the draft and makes it what shoppers have. */
export const handler = async (event: unknown): Promise<Published | Refused> =>
  step('publish', PublishTask.parse(event), publish);
