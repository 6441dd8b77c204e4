import { AssistantError } from '../../contract/errors.ts';
import { FEEDS, fetchMemory, PATCHES, REPORTS } from '../../contract/imports/bucket.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { CatalogWriter } from '../../ports/catalog/catalog-writer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';
import type { RemoveObjects } from '../../ports/imports/object-removal.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { ShopRows } from '../../ports/shop/shop-rows.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';

export interface RemoveShopPorts {
  readonly domains: DomainStore;
  readonly imports: Pick<ImportLedger, 'latest'>;
  readonly catalogs: Pick<CatalogWriter, 'removeShop'>;
  readonly texts: Pick<StoreTexts, 'published'>;
  readonly rows: ShopRows;
  /** Absent on one machine, which keeps no feeds. */
  readonly removeObjects?: RemoveObjects | undefined;
  readonly clock: Clock;
}

/** What was removed of a shop, and how many of each. */
export interface RemovedShop {
  /** Whether its configuration was there, with its secrets. */
  readonly isRegistered: boolean;
  readonly functions: number;
  readonly catalogs: number;
  readonly variants: number;
  readonly texts: number;
  readonly imports: number;
  readonly counters: number;
  readonly feeds: number;
  readonly patches: number;
  readonly reports: number;
  readonly fetches: number;
}

/** First nobody may begin anything new for the shop: no conversation, no fetch. */
const suspend = async ({ domains, imports }: RemoveShopPorts, hostname: Hostname) => {
  const config = await domains.find(hostname);
  if (config !== undefined && config.hostname !== hostname) {
    const why = `${hostname} is an alias of ${config.hostname}; remove that, or change its aliases`;
    throw new AssistantError('INVALID_REQUEST', why);
  }
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
    const { domains, catalogs, texts, rows, removeObjects = async () => 0 } = ports;
    const config = await suspend(ports, hostname);
    const removedCatalogs = await catalogs.removeShop(hostname);
    const objects = {
      feeds: await removeObjects(`${FEEDS}${hostname}/`),
      patches: await removeObjects(`${PATCHES}${hostname}/`),
      reports: await removeObjects(`${REPORTS}${hostname}/`),
      fetches: await removeObjects(fetchMemory(hostname)),
    };
    const { texts: published } = await texts.published(hostname);
    const removedRows = await rows.remove(hostname, ports.clock());
    const { orderStatus, handoff } = config?.webhooks ?? {};
    const functions = [...(config?.functions ?? []), orderStatus, handoff].filter(Boolean).length;
    const isRegistered = await domains.remove(hostname);
    return {
      ...{ isRegistered, functions, ...removedCatalogs, ...objects },
      ...{ ...removedRows, texts: published.length },
    };
  };
