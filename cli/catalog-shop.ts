import { DomainConfig } from '../lambdas/contract/domain.ts';
import { type Hostname, normaliseHostname } from '../lambdas/contract/hostname.ts';
import { describeIssues } from '../lambdas/contract/issues.ts';
import type { ImportLedger } from '../lambdas/ports/import-ledger.ts';
import type { LocalCatalogParts } from './catalog-local.ts';
import type { ShopOptions } from './catalog-options.ts';
import type { CatalogPlace } from './catalog-place.ts';
import { CommandFailure, exitCodes } from './command.ts';
import type { OpenStore } from './store.ts';

/** One shop and its catalogue. */
export interface OpenShop {
  readonly domain: DomainConfig;
  readonly catalogs: CatalogPlace;
  /** Absent for a deployment whose table was not named, which nothing that publishes may do without. */
  readonly imports: ImportLedger | undefined;
}

const hostnameOf = (given: string): Hostname => {
  const hostname = normaliseHostname(given);
  if (hostname !== undefined) return hostname;
  throw new CommandFailure(
    `domain: "${given}" is not a host name; write it like shop.example.com`,
    exitCodes.usage,
  );
};

const findDomain = async ({ domains, place }: OpenStore, hostname: Hostname): Promise<DomainConfig> => {
  const config = await domains.find(hostname);
  if (config) return config;
  throw new CommandFailure(
    `${hostname} is not registered in ${place}; do it first: storevoice domain put ${hostname} --shop-name "My shop"`,
  );
};

/** As much of a shop as an import needs, where its own settings cannot be read. */
const assumedDomain = (hostname: Hostname, { currency, locale }: ShopOptions): DomainConfig => {
  const parsed = DomainConfig.safeParse(
    { hostname, shopName: hostname, currency, locale },
    { reportInput: true },
  );
  if (parsed.success) return parsed.data;
  throw new CommandFailure(describeIssues(parsed.error), exitCodes.usage);
};

type Work = (shop: OpenShop) => Promise<void>;

interface Opening {
  readonly parts: LocalCatalogParts;
  readonly options: ShopOptions;
  /** Long work lets other processes use this machine's store meanwhile. */
  readonly isLong: boolean;
  /** True for work that must have the shop's turn: in a deployment only its table can give it. */
  readonly takesTurn?: boolean;
}

/** Without the table two imports at once would not know of each other, and the older could publish last. */
const tableIsMissing = (stage = 'prod'): CommandFailure =>
  new CommandFailure(
    'table: an import into a deployment needs --table <name> (or STOREVOICE_TABLE), so that one import at a time has ' +
      "the shop. It is the output TableName of the deployment's stack: aws cloudformation describe-stacks " +
      `--stack-name storevoice-${stage} --output text ` +
      `--query "Stacks[0].Outputs[?OutputKey=='TableName'].OutputValue"`,
    exitCodes.usage,
  );

const withStore = async ({ parts, options, isLong }: Opening, work: (store: OpenStore) => Promise<void>) => {
  const { folder, search, table } = options;
  const choice = search === undefined ? { folder, shared: isLong } : { table };
  const store = await parts.openStore(choice);
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

/** Opens a shop here, or with `--search` in a deployment, and closes what was opened. */
export const withShop = async (opening: Opening, work: Work): Promise<void> => {
  const { parts, options } = opening;
  const { search, folder } = options;
  const hostname = hostnameOf(options.domain);
  if (search === undefined) {
    return withStore(opening, async (store) => {
      const domain = await findDomain(store, hostname);
      await work({ domain, catalogs: parts.openCatalogs(folder), imports: store.imports });
    });
  }
  // Loaded when it is wanted: the clients of the cloud take longer to load than a local import.
  const { openDeployment } = await import('./catalog-deployment.ts');
  // A variable that is set to nothing is as good as none.
  const table = options.table || process.env.STOREVOICE_TABLE || undefined;
  if (table === undefined) {
    const catalogs = openDeployment(options, { isAlone: false, folder });
    if (opening.takesTurn) throw tableIsMissing(options.stage);
    return work({ domain: assumedDomain(hostname, options), catalogs, imports: undefined });
  }
  const catalogs = openDeployment(options, { isAlone: true, folder });
  return withStore({ ...opening, options: { ...options, table } }, async (store) => {
    await work({ domain: await findDomain(store, hostname), catalogs, imports: store.imports });
  });
};
