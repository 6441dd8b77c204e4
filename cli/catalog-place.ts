import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../lambdas/adapters/embedded/text-embedder.ts';
import { createCatalogImport, type ImportCatalog } from '../lambdas/core/catalog/import-catalog.ts';
import type { ProductIndex } from '../lambdas/ports/product-index.ts';
import type { TextEmbedder } from '../lambdas/ports/text-embedder.ts';
import { localFolder, parseLocalEnv } from '../local/config.ts';

/** The catalogues of this machine, those of a running `npm start` included. */
export interface CatalogPlace {
  readonly folder: string;
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly importCatalog: ImportCatalog;
}

export const openCatalogs = (chosen: string | undefined): CatalogPlace => {
  const env = parseLocalEnv({ ...process.env, ...(chosen && { STOREVOICE_FOLDER: chosen }) });
  const folder = join(localFolder(env), 'catalog');
  const embedder = createHashedTextEmbedder();
  const writer = createEmbeddedCatalogWriter({ folder });
  return {
    folder,
    embedder,
    index: createEmbeddedProductIndex({ folder }),
    importCatalog: createCatalogImport({ writer, embedder, now: () => new Date() }),
  };
};
