import { AssistantError } from '../../contract/errors.ts';
import { FEEDS, fetchMemory, PATCHES, REPORTS } from '../../contract/imports/bucket.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { CatalogHistory } from '../../ports/catalog/catalog-upkeep.ts';
import type { CatalogWriter, RemovedCatalogs } from '../../ports/catalog/catalog-writer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';
import type { ObjectRemoval } from '../../ports/imports/object-store.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { RowCounts, ShopRows } from '../../ports/shop/shop-rows.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';

export interface CountShopPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly history: Pick<CatalogHistory, 'list'>;
  readonly texts: Pick<StoreTexts, 'published'>;
  readonly rows: Pick<ShopRows, 'count'>;
  /** Absent on one machine, which keeps no feeds. */
  readonly objects?: Pick<ObjectRemoval, 'count'> | undefined;
  readonly clock: Clock;
}

export interface RemoveShopPorts extends Pick<CountShopPorts, 'texts' | 'clock'> {
  readonly domains: DomainStore;
  readonly imports: Pick<ImportLedger, 'latest'>;
  readonly catalogs: Pick<CatalogWriter, 'removeShop'>;
  readonly rows: Pick<ShopRows, 'remove'>;
  readonly objects?: Pick<ObjectRemoval, 'remove'> | undefined;
}

/** What was removed of a shop, and how many of each. */
export interface RemovedShop extends RemovedCatalogs, RowCounts {
  /** Whether its configuration was there, with its secrets. */
  readonly isRegistered: boolean;
  readonly functions: number;
  readonly feeds: number;
  readonly patches: number;
  readonly reports: number;
  readonly fetches: number;
}

/** What is kept of a shop. */
export interface KeptShop extends RemovedShop {
  /** In all catalogues together, as variants are. */
  readonly products: number;
}

const findOwn = async (
  { domains }: Pick<CountShopPorts, 'domains'>,
  hostname: Hostname,
): Promise<DomainConfig | undefined> => {
  const config = await domains.find(hostname);
  if (config === undefined || config.hostname === hostname) return config;
  const why = `${hostname} is an alias of ${config.hostname}; remove that, or change its aliases`;
  throw new AssistantError('INVALID_REQUEST', why);
};

/** Counts or removes the objects of each kind, one kind after the other. */
const objectsOf = async (hostname: Hostname, work: (prefix: string) => Promise<number> = async () => 0) => ({
  feeds: await work(`${FEEDS}${hostname}/`),
  patches: await work(`${PATCHES}${hostname}/`),
  reports: await work(`${REPORTS}${hostname}/`),
  fetches: await work(fetchMemory(hostname)),
});

const ownFunctions = (config: DomainConfig | undefined): number => {
  const { orderStatus, handoff } = config?.webhooks ?? {};
  return [...(config?.functions ?? []), orderStatus, handoff].filter(Boolean).length;
};

/** Counts what a removal of the shop would remove, and changes nothing. Refuses an alias. */
export const createCountShop =
  (ports: CountShopPorts) =>
  async (hostname: Hostname): Promise<KeptShop> => {
    const { history, texts, rows, objects, clock } = ports;
    const config = await findOwn(ports, hostname);
    const catalogs = await history.list(hostname);
    const sum = (member: 'products' | 'variants') =>
      catalogs.reduce((total, catalog) => total + catalog[member], 0);
    const { texts: published } = await texts.published(hostname);
    return {
      ...{ isRegistered: config !== undefined, functions: ownFunctions(config) },
      ...{ catalogs: catalogs.length, products: sum('products'), variants: sum('variants') },
      ...(await objectsOf(hostname, objects?.count)),
      ...{ ...(await rows.count(hostname, clock())), texts: published.length },
    };
  };

/** First nobody may begin anything new for the shop: no conversation, no fetch. */
const suspend = async (ports: RemoveShopPorts, hostname: Hostname): Promise<DomainConfig | undefined> => {
  const { domains, imports } = ports;
  const config = await findOwn(ports, hostname);
  if (config?.status === 'active') await domains.save({ ...config, status: 'suspended' });
  const run = await imports.latest(hostname);
  if (run?.state.kind === 'running') {
    const why = `${run.source} is being imported into ${hostname}; it is suspended now, so remove it when that has ended`;
    throw new AssistantError('INVALID_REQUEST', why);
  }
  return config;
};

/**
 * Removes all that is kept of a shop, its configuration last, so that a removal that broke off can be done again. Vectors of
 * texts are kept by the texts' hashes for all shops, and expire when no import uses them.
 */
export const createRemoveShop =
  (ports: RemoveShopPorts) =>
  async (hostname: Hostname): Promise<RemovedShop> => {
    const { domains, catalogs, texts, rows, objects, clock } = ports;
    const config = await suspend(ports, hostname);
    const removedCatalogs = await catalogs.removeShop(hostname);
    const removedObjects = await objectsOf(hostname, objects?.remove);
    const { texts: published } = await texts.published(hostname);
    const removedRows = await rows.remove(hostname, clock());
    const isRegistered = await domains.remove(hostname);
    return {
      ...{ isRegistered, functions: ownFunctions(config), ...removedCatalogs, ...removedObjects },
      ...{ ...removedRows, texts: published.length },
    };
  };
