import { createEmbeddedCatalogWriter } from '../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../lambdas/adapters/embedded/product-index.ts';
import type { CatalogWriter } from '../lambdas/ports/catalog-writer.ts';
import type { Log } from '../lambdas/ports/log.ts';
import type { ProductIndex } from '../lambdas/ports/product-index.ts';
import { SettingsError } from './config.ts';

/** Where catalogues are written to and searched in. */
export interface LocalCatalogs {
  readonly index: ProductIndex;
  readonly writer: CatalogWriter;
  /** What is noted of them on this machine. */
  readonly folder: string;
}

interface EmbeddedOptions {
  readonly folder: string;
  readonly log: Log;
}

/** Catalogues in this process, kept in a folder. */
export const openEmbeddedCatalogs = ({ folder, log }: EmbeddedOptions): LocalCatalogs => ({
  index: createEmbeddedProductIndex({
    folder,
    onSetAside: ({ domain, reason, movedTo }) =>
      log.warn(`The catalogue of ${domain} was damaged (${reason}); it was set aside`, { movedTo }),
  }),
  writer: createEmbeddedCatalogWriter({ folder }),
  folder,
});

interface OpenSearchOptions {
  readonly url: string;
  readonly folder: string;
  /** Beginning of the names of this server's indexes. */
  readonly prefix: string;
}

const REMEDY =
  'Start OpenSearch 2.19 or newer with the k-NN plugin there, or leave the variable out to search in this process';

/** Somebody waits at the terminal to be told that the address is wrong. */
const KNOCK = { attempts: 3, attemptMs: 5_000, totalMs: 10_000, firstPauseMs: 250, longestPauseMs: 500 };

/** Catalogues in a real OpenSearch. Its client is loaded only here: nobody else is to wait for it. */
export const openOpenSearchCatalogs = async ({
  url,
  folder,
  prefix,
}: OpenSearchOptions): Promise<LocalCatalogs> => {
  const [
    { createOpenSearch },
    { whatEngineLacks },
    { createOpenSearchProductIndex },
    { createOpenSearchCatalogWriter },
  ] = await Promise.all([
    import('../lambdas/adapters/opensearch/client.ts'),
    import('../lambdas/adapters/opensearch/requirements.ts'),
    import('../lambdas/adapters/opensearch/product-index.ts'),
    import('../lambdas/adapters/opensearch/catalog-writer.ts'),
  ]);
  const engine = createOpenSearch({ node: url, service: 'none' });
  const { host } = new URL(url);
  const lack = await whatEngineLacks(engine, KNOCK).catch((cause: unknown) => {
    throw new SettingsError(`OPENSEARCH_URL names ${host}, where no OpenSearch answers. ${REMEDY}`, {
      cause,
    });
  });
  if (lack !== undefined) throw new SettingsError(`OPENSEARCH_URL names ${host}, but ${lack}. ${REMEDY}`);
  return {
    index: createOpenSearchProductIndex({ engine, prefix }),
    writer: createOpenSearchCatalogWriter({ engine, prefix }),
    folder,
  };
};
