import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEmbeddedCatalogHistory } from '../lambdas/adapters/embedded/catalog-history.ts';
import { createEmbeddedCatalogPatcher } from '../lambdas/adapters/embedded/catalog-patcher.ts';
import { createEmbeddedCatalogPrices } from '../lambdas/adapters/embedded/catalog-prices.ts';
import { createEmbeddedCatalogWriter } from '../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../lambdas/adapters/embedded/text-embedder.ts';
import { createEmbeddedVectorCache } from '../lambdas/adapters/embedded/vector-cache.ts';
import { sha256 } from '../lambdas/adapters/node-crypto/sha256.ts';
import { createCatalogImport, type ImportCatalog } from '../lambdas/core/catalog/import-catalog.ts';
import type { CatalogHistory } from '../lambdas/ports/catalog-history.ts';
import type { CatalogPatcher } from '../lambdas/ports/catalog-patcher.ts';
import type { CatalogPrices } from '../lambdas/ports/catalog-prices.ts';
import type { CatalogWriter } from '../lambdas/ports/catalog-writer.ts';
import type { ProductIndex } from '../lambdas/ports/product-index.ts';
import type { TextEmbedder } from '../lambdas/ports/text-embedder.ts';
import { localFolder, parseLocalEnv } from '../local/config.ts';

/** Where catalogues are, on this machine or deployed, and all that can be done with them. */
export interface CatalogPlace {
  /** For messages. */
  readonly folder: string;
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly importCatalog: ImportCatalog;
  readonly history: CatalogHistory;
  readonly patcher: CatalogPatcher;
  readonly prices: CatalogPrices;
}

interface ImportParts {
  readonly writer: CatalogWriter;
  readonly embedder: TextEmbedder;
  /** Folder in which vectors are remembered between imports. */
  readonly vectors: string;
}

/** Imports that embed only what this machine has not embedded before. */
export const createRememberingImport = ({ writer, embedder, vectors }: ImportParts): ImportCatalog =>
  createCatalogImport({
    writer,
    embedder,
    now: () => new Date(),
    known: { cache: createEmbeddedVectorCache({ folder: vectors }), sha256 },
    sleep: async (ms) => sleep(ms),
  });

/** The folder of the catalogues of this machine. */
export const catalogFolder = (chosen: string | undefined): string => {
  const env = parseLocalEnv({ ...process.env, ...(chosen && { STOREVOICE_FOLDER: chosen }) });
  return join(localFolder(env), 'catalog');
};

/** The catalogues of this machine, those of a running `npm start` included. */
export const openCatalogs = (chosen: string | undefined): CatalogPlace => {
  const folder = catalogFolder(chosen);
  const embedder = createHashedTextEmbedder();
  const writer = createEmbeddedCatalogWriter({ folder });
  return {
    folder,
    embedder,
    index: createEmbeddedProductIndex({ folder }),
    importCatalog: createRememberingImport({ writer, embedder, vectors: folder }),
    history: createEmbeddedCatalogHistory({ folder }),
    patcher: createEmbeddedCatalogPatcher({ folder }),
    prices: createEmbeddedCatalogPrices({ folder }),
  };
};
