import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { describeRelevance } from './describe-relevance.ts';

describeRelevance('The embedded index', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-relevance-'));
  return {
    index: createEmbeddedProductIndex({ folder }),
    writer: createEmbeddedCatalogWriter({ folder }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
