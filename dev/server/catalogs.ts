import { createEmbeddedCatalogWriter } from '../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../lambdas/adapters/embedded/product-index.ts';
import type { Store } from '../../lambdas/adapters/embedded/store/store.ts';
import type { SearchDocument } from '../../lambdas/contract/catalog/search-document.ts';
import { SHARED_SHARDS, SHARED_UP_TO } from '../../lambdas/contract/catalog/search-indexes.ts';
import type { CatalogWriter } from '../../lambdas/ports/catalog/catalog-writer.ts';
import type { Candidate, ProductIndex } from '../../lambdas/ports/catalog/product-index.ts';
import type { Log } from '../../lambdas/ports/log.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';
import type { Homes } from '../demo-shop/view.ts';
import { SettingsError } from './config.ts';

/** Where catalogues are written to and searched in. */
export interface Catalogs {
  readonly index: ProductIndex;
  readonly writer: CatalogWriter;
}

/** Catalogues that this process searches itself. */
export const openEmbeddedCatalogs = (store: Store, log: Log): Catalogs => ({
  index: createEmbeddedProductIndex({
    store,
    onSetAside: ({ domain, reason }) =>
      log.warn(`The catalogue of ${domain} was damaged (${reason}); it was set aside`),
  }),
  writer: createEmbeddedCatalogWriter({ store }),
});

/** The demo's products are kept under these, so that servers at several ports share one catalogue. */
export const SEEDED_HOMES: Homes = {
  main: 'http://main.demo.invalid',
  ru: 'http://ru.demo.invalid',
  en: 'http://en.demo.invalid',
};

const addressAt =
  (homes: Homes) =>
  (address: string | undefined): string | undefined =>
    address
      ?.replace(SEEDED_HOMES.main, homes.main)
      .replace(SEEDED_HOMES.ru, homes.ru)
      .replace(SEEDED_HOMES.en, homes.en);

/** Has the demo's texts name the addresses of this server. */
export const textsAtHome = (texts: StoreTexts, homes: Homes): Pick<StoreTexts, 'published'> => ({
  published: async (domain) => {
    const { revision, texts: seeded } = await texts.published(domain);
    return { revision, texts: seeded.map(({ url, ...rest }) => ({ ...rest, url: addressAt(homes)(url) })) };
  },
});

/** Has the demo's products answer with the addresses of this server. */
export const withHomes = (index: ProductIndex, homes: Homes): ProductIndex => {
  const atHome = addressAt(homes);
  const documentAtHome = ({ url, image, ...rest }: SearchDocument): SearchDocument => ({
    ...rest,
    url: atHome(url),
    image: atHome(image),
  });
  const candidatesAtHome = (candidates: readonly Candidate[]): readonly Candidate[] =>
    candidates.map((candidate) => ({ ...candidate, document: () => documentAtHome(candidate.document()) }));
  return {
    profile: index.profile,
    retrieve: async (request) => {
      const { lexical, nearest } = await index.retrieve(request);
      return { lexical: candidatesAtHome(lexical), nearest: candidatesAtHome(nearest) };
    },
    product: async (domain, productId) => (await index.product(domain, productId)).map(documentAtHome),
  };
};

const REMEDY =
  'Start OpenSearch 2.19 or newer with the k-NN plugin there, or leave the variable out to search in this process';

/** Short, since a person waits at the terminal. */
const PATIENCE = { attempts: 3, attemptMs: 5_000, totalMs: 10_000, firstPauseMs: 250, longestPauseMs: 500 };

/** Catalogues in a real OpenSearch. Its client takes long to load, so that only this loads it. */
export const openOpenSearchCatalogs = async (url: string, prefix: string): Promise<Catalogs> => {
  const [
    { createOpenSearch },
    { whatEngineLacks },
    { createOpenSearchProductIndex },
    { createOpenSearchCatalogWriter },
  ] = await Promise.all([
    import('../../lambdas/adapters/opensearch/client.ts'),
    import('../../lambdas/adapters/opensearch/layout.ts'),
    import('../../lambdas/adapters/opensearch/search/product-index.ts'),
    import('../../lambdas/adapters/opensearch/write/catalog-writer.ts'),
  ]);
  const engine = createOpenSearch({ node: url, service: 'none' });
  const { host } = new URL(url);
  const lack = await whatEngineLacks(engine, PATIENCE).catch((cause: unknown) => {
    throw new SettingsError(`OPENSEARCH_URL names ${host}, where no OpenSearch answers. ${REMEDY}`, {
      cause,
    });
  });
  if (lack !== undefined) throw new SettingsError(`OPENSEARCH_URL names ${host}, but ${lack}. ${REMEDY}`);
  return {
    index: createOpenSearchProductIndex({ engine, prefix }),
    writer: createOpenSearchCatalogWriter({
      engine,
      prefix,
      pooling: { upTo: SHARED_UP_TO, shards: SHARED_SHARDS },
    }),
  };
};
