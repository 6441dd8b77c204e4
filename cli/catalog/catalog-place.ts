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
import type { KnownVectors } from '../../lambdas/core/catalog/embed-documents.ts';
import type { Language } from '../../lambdas/core/language/language.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import type {
  CatalogDocuments,
  CatalogHistory,
  CatalogPatcher,
  CatalogPrices,
} from '../../lambdas/ports/catalog/catalog-upkeep.ts';
import type { CatalogWriter } from '../../lambdas/ports/catalog/catalog-writer.ts';
import type { ProductIndex } from '../../lambdas/ports/catalog/product-index.ts';
import type { TextEmbedder } from '../../lambdas/ports/catalog/text-embedder.ts';

/** Where catalogues are, on this machine or deployed. */
export interface CatalogPlace {
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly history: CatalogHistory;
  readonly patcher: CatalogPatcher;
  readonly documents: CatalogDocuments;
}

/** The catalogues of this machine, which imports fill. */
export interface LocalCatalogs extends CatalogPlace {
  /** For messages. */
  readonly folder: string;
  readonly writer: CatalogWriter;
  readonly prices: CatalogPrices;
  readonly language: Language;
  readonly known: KnownVectors;
}

/** The catalogues of this machine, those of a running `npm start` included. */
export const openCatalogs = (chosen: string | undefined): LocalCatalogs => {
  const store = openStore(chosenFolder(chosen));
  const language = shippedLanguage();
  return {
    folder: store.folder,
    language,
    embedder: createHashedTextEmbedder(language),
    index: createEmbeddedProductIndex({ store }),
    writer: createEmbeddedCatalogWriter({ store }),
    known: { cache: createEmbeddedVectorCache({ store }), sha256 },
    history: createEmbeddedCatalogHistory({ store }),
    patcher: createEmbeddedCatalogPatcher({ store }),
    documents: createEmbeddedCatalogDocuments({ store }),
    prices: createEmbeddedCatalogPrices({ store }),
  };
};
