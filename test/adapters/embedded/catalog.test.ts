import {
  createEmbeddedCatalogHistory,
  createEmbeddedCatalogPatcher,
  createEmbeddedCatalogPrices,
} from '../../../lambdas/adapters/embedded/catalog-upkeep.ts';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { describeCandidates } from '../../contracts/catalog/candidates.ts';
import { describeCatalogHistory, type HistoryEngine } from '../../contracts/catalog/catalog-history.ts';
import { describeCatalogPatcher } from '../../contracts/catalog/catalog-patcher.ts';
import { describeCatalogPrices, type PricesEngine } from '../../contracts/catalog/catalog-prices.ts';
import { describeCatalogWriter } from '../../contracts/catalog/catalog-writer.ts';
import { describeChangesMeanwhile } from '../../contracts/catalog/changes-meanwhile.ts';
import { describeProductIndex } from '../../contracts/catalog/product-index.ts';
import { describeTextEmbedder } from '../../contracts/catalog/text-embedder.ts';
import { language } from '../../language.ts';
import { freshStore } from './fresh-store.ts';

const open = async (): Promise<HistoryEngine & PricesEngine> => {
  const store = await freshStore();
  return {
    index: createEmbeddedProductIndex({ store }),
    writer: createEmbeddedCatalogWriter({ store }),
    history: createEmbeddedCatalogHistory({ store }),
    patcher: createEmbeddedCatalogPatcher({ store }),
    prices: createEmbeddedCatalogPrices({ store }),
    close: store.close,
  };
};

describeProductIndex('The embedded index', open);
describeCandidates('the embedded index', open);
describeCatalogWriter('The embedded writer', open);
describeCatalogHistory('The embedded history', open);
describeCatalogPatcher('The embedded patcher', open);
describeCatalogPrices('The embedded prices', open);
describeChangesMeanwhile('this machine', open);
describeTextEmbedder('The hashed embedder', () => Promise.resolve(createHashedTextEmbedder(language)));
