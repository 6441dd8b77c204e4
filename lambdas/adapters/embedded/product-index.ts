import type { CatalogProfile } from '../../contract/catalog/search-document.ts';
import { sameEmbedder } from '../../contract/catalog/search-document.ts';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ProductIndex, RetrievalRequest } from '../../ports/catalog/product-index.ts';
import { type OpenGeneration, openGeneration } from './index/generation.ts';
import { openCatalogTables } from './store/catalog-tables.ts';
import type { Store } from './store/store.ts';
import { DamagedStore } from './store/store-errors.ts';

/** A catalogue that could not be read; the shop has none until the next import. */
export interface SetAsideCatalog {
  readonly domain: Hostname;
  /** What was damaged, and how. */
  readonly reason: string;
}

interface EmbeddedProductIndexOptions {
  readonly store: Store;
  /** Called once for every catalogue that had to be set aside. */
  readonly onSetAside?: (catalog: SetAsideCatalog) => void;
}

interface Loaded {
  readonly name: string;
  readonly profile: CatalogProfile;
  readonly opened: OpenGeneration;
  /** How many changes it answers with. */
  changes: number;
}

const refuseForeignVector = ({ vector }: RetrievalRequest, { embedder: made }: CatalogProfile): void => {
  if (!vector || sameEmbedder(vector.embedder, made)) return;
  const asked = vector.embedder;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `This catalogue was made with ${made.model} (${made.dimension} dimensions) and was asked with a vector of ${asked.model} (${asked.dimension}); import it again with the embedder in use`,
  );
};

/**
 * Searches catalogues in this process. A newly published one is read when the next question comes; a damaged one is
 * set aside and reported, and the shop then has no catalogue.
 */
export const createEmbeddedProductIndex = ({
  store,
  onSetAside,
}: EmbeddedProductIndexOptions): ProductIndex => {
  const tables = openCatalogTables(store);
  const loaded = new Map<Hostname, Loaded>();

  const load = (name: string): Loaded => {
    const profile = tables.profiles.get([name]);
    if (!profile) throw new DamagedStore(name, 'its profile is missing from the store');
    const opened = openGeneration({ tables, generation: name, vectors: 'in-memory' });
    return { name, profile, opened, changes: 0 };
  };

  const live = (domain: Hostname): Loaded | undefined => {
    store.refresh();
    const catalog = tables.catalogs.get([domain]);
    if (catalog?.live === undefined) return undefined;
    const known = loaded.get(domain);
    const entry = known?.name === catalog.live ? known : load(catalog.live);
    loaded.set(domain, entry);
    if (entry.changes !== catalog.changes) entry.opened.readStandings();
    entry.changes = catalog.changes;
    return entry;
  };

  const setAside = (domain: Hostname, reason: string): void => {
    const name = tables.liveOf(domain);
    loaded.delete(domain);
    store.write(() => {
      const catalog = tables.catalogs.get([domain]);
      if (catalog?.live === name)
        tables.catalogs.put([domain], { kept: [], changes: 0, ...catalog, live: undefined });
    });
    onSetAside?.({ domain, reason });
  };

  const ask = async <Answer>(
    domain: Hostname,
    none: Answer,
    question: (entry: Loaded) => Answer,
  ): Promise<Answer> => {
    try {
      const entry = live(domain);
      return entry ? question(entry) : none;
    } catch (error) {
      if (!(error instanceof DamagedStore)) throw error;
      setAside(domain, error.message);
      return none;
    }
  };

  return {
    profile: (domain) => ask(domain, undefined, ({ profile }) => profile),
    retrieve: (request) =>
      ask(request.domain, { lexical: [], nearest: [] }, ({ profile, opened }) => {
        refuseForeignVector(request, profile);
        return opened.retrieve(request);
      }),
    product: (domain, productId) => ask(domain, [], ({ opened }) => opened.product(productId)),
  };
};
