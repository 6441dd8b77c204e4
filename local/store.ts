import type { DomainStore } from '../lambdas/ports/domain-store.ts';
import type { ImportLedger } from '../lambdas/ports/import-ledger.ts';
import type { UsageMeter } from '../lambdas/ports/usage-meter.ts';
import { readStoreAddress } from './store-address.ts';
import { connectStore, type StoreConnection, type StoreOptions } from './store-connection.ts';

export interface LocalStore {
  readonly domainStore: DomainStore;
  readonly usageMeter: UsageMeter;
  readonly importLedger: ImportLedger;
  /** True when the files were open elsewhere at the start. */
  readonly isJoined: boolean;
  /** Where DynamoDB answers. */
  endpoint(): string;
  close(): Promise<void>;
}

/** A connection that is made anew when the process whose store was joined has ended. */
const keepConnected = async (settings: StoreOptions) => {
  let connection = await connectStore(settings);
  let reconnecting: Promise<void> | undefined;

  const reconnect = async (): Promise<void> => {
    const left = connection;
    connection = await connectStore(settings);
    await left.close();
  };

  const isGone = async (used: StoreConnection): Promise<boolean> =>
    used.kind === 'joined' && (await readStoreAddress(settings.folder))?.endpoint !== used.endpoint;

  return {
    current: (): StoreConnection => connection,
    use: async <Result>(work: (connection: StoreConnection) => Promise<Result>): Promise<Result> => {
      const used = connection;
      try {
        return await work(used);
      } catch (error) {
        if (used === connection && !(await isGone(used))) throw error;
        if (used === connection) reconnecting ??= reconnect().finally(() => (reconnecting = undefined));
        await reconnecting;
        return work(connection);
      }
    },
  };
};

/**
 * Domains and usage on this machine, kept in `dynamodb/` of the folder. When the process whose store was
 * joined ends, this one opens the files itself and goes on.
 */
export const openLocalStore = async (
  options: Omit<StoreOptions, 'announce'> & { readonly announce?: boolean },
): Promise<LocalStore> => {
  const { current, use } = await keepConnected({ announce: false, ...options });
  return {
    isJoined: current().kind === 'joined',
    endpoint: () => current().endpoint,
    domainStore: {
      find: (hostname) => use(({ domainStore }) => domainStore.find(hostname)),
      save: (config) => use(({ domainStore }) => domainStore.save(config)),
      list: () => use(({ domainStore }) => domainStore.list()),
      remove: (hostname) => use(({ domainStore }) => domainStore.remove(hostname)),
    },
    usageMeter: {
      count: (allowance) => use(({ usageMeter }) => usageMeter.count(allowance)),
      giveBack: (key) => use(({ usageMeter }) => usageMeter.giveBack(key)),
    },
    importLedger: {
      begin: (run, dead) => use(({ importLedger }) => importLedger.begin(run, dead)),
      update: (run) => use(({ importLedger }) => importLedger.update(run)),
      latest: (domain) => use(({ importLedger }) => importLedger.latest(domain)),
      wait: (waiting) => use(({ importLedger }) => importLedger.wait(waiting)),
      waiting: (domain, at) => use(({ importLedger }) => importLedger.waiting(domain, at)),
    },
    close: () => current().close(),
  };
};
