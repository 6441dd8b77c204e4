import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogHistory } from '../../../lambdas/adapters/embedded/catalog-history.ts';
import { createEmbeddedCatalogPatcher } from '../../../lambdas/adapters/embedded/catalog-patcher.ts';
import { createEmbeddedCatalogPrices } from '../../../lambdas/adapters/embedded/catalog-prices.ts';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { describeCatalogHistory, type HistoryEngine } from '../../contracts/catalog-history.ts';
import { describeCatalogPatcher } from '../../contracts/catalog-patcher.ts';
import { describeCatalogPrices, type PricesEngine } from '../../contracts/catalog-prices.ts';
import { describeCatalogWriter } from '../../contracts/catalog-writer.ts';
import { describeChangesMeanwhile } from '../../contracts/changes-meanwhile.ts';
import { describeProductIndex } from '../../contracts/product-index.ts';
import { describeTextEmbedder } from '../../contracts/text-embedder.ts';

const open = async (): Promise<HistoryEngine & PricesEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-catalog-'));
  return {
    index: createEmbeddedProductIndex({ folder }),
    writer: createEmbeddedCatalogWriter({ folder }),
    history: createEmbeddedCatalogHistory({ folder }),
    patcher: createEmbeddedCatalogPatcher({ folder }),
    prices: createEmbeddedCatalogPrices({ folder }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

describeProductIndex('The embedded index', open);
describeCatalogWriter('The embedded writer', open);
describeCatalogHistory('The embedded history', open);
describeCatalogPatcher('The embedded patcher', open);
describeCatalogPrices('The embedded prices', open);
describeChangesMeanwhile('this machine', open);
describeTextEmbedder('The hashed embedder', () => Promise.resolve(createHashedTextEmbedder()));
