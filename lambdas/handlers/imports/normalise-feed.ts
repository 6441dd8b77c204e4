import { readBytes } from '../../adapters/feed/read-bytes.ts';
import { createFileSpool } from '../../adapters/files/file-spool.ts';
import { createOpenSearchCatalogPrices } from '../../adapters/opensearch/write/catalog-upkeep.ts';
import { createImportLog } from '../../adapters/powertools/log.ts';
import { type Normalised, NormaliseTask, type Refused } from '../../contract/imports/cloud-import.ts';
import { createFeedReader } from '../../core/feed/read-feed.ts';
import { createFeedNormalising } from '../../core/imports/normalise-feed.ts';
import { catalogsOf } from '../../deployed/catalogs.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { NormaliseFeedEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(NormaliseFeedEnv);
const { step } = createImportLog({ level: env.LOG_LEVEL });

const normalise = createFeedNormalising({
  ...feedsOf(env).parts,
  prices: createOpenSearchCatalogPrices(catalogsOf(env)),
  readText: (bytes, look) => readBytes(bytes, look),
  readFeed: createFeedReader({ spool: createFileSpool() }),
});

/** The second step of an import: reads what a merchant uploaded. Of search it reads only prices, and it never calls Bedrock. */
export const handler = async (event: unknown): Promise<Normalised | Refused> =>
  step('normalise', NormaliseTask.parse(event), normalise);
