import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import type { CatalogEngine } from '../../contracts/catalog-rows.ts';
import { describeCatalogWriter } from '../../contracts/catalog-writer.ts';
import { describeProductIndex } from '../../contracts/product-index.ts';
import { describeTextEmbedder } from '../../contracts/text-embedder.ts';

const open = async (): Promise<CatalogEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-catalog-'));
  return {
    index: createEmbeddedProductIndex({ folder }),
    writer: createEmbeddedCatalogWriter({ folder }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

describeProductIndex('The embedded index', open);
describeCatalogWriter('The embedded writer', open);
describeTextEmbedder('The hashed embedder', () => Promise.resolve(createHashedTextEmbedder()));
