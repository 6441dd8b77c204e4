import { chosenFolder } from '../../dev/server/config.ts';
import {
  createEmbeddedCatalogDocuments,
  createEmbeddedCatalogHistory,
  createEmbeddedCatalogPatcher,
  createEmbeddedCatalogPrices,
} from '../../lambdas/adapters/embedded/catalog-upkeep.ts';
import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import { openStore } from '../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { createEmbeddedVectorCache } from '../../lambdas/adapters/embedded/vector-cache.ts';
import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';

/** The catalogues of this machine, those of a running `npm start` included. */
export const openCatalogs = (chosen: string | undefined) => {
  const store = openStore(chosenFolder(chosen));
  return {
    /** For messages. */
    folder: store.folder,
    embedderOf: createHashedTextEmbedder,
    index: createEmbeddedProductIndex({ store }),
    writer: createEmbeddedCatalogWriter({ store }),
    known: { cache: createEmbeddedVectorCache({ store }), sha256 },
    history: createEmbeddedCatalogHistory({ store }),
    patcher: createEmbeddedCatalogPatcher({ store }),
    documents: createEmbeddedCatalogDocuments({ store }),
    prices: createEmbeddedCatalogPrices({ store }),
  };
};

/** The catalogues of this machine, which imports fill. */
export type LocalCatalogs = ReturnType<typeof openCatalogs>;

/** Where catalogues are, on this machine or deployed. */
export type CatalogPlace = Pick<LocalCatalogs, 'index' | 'embedderOf' | 'history' | 'patcher' | 'documents'>;
