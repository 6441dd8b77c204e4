import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Hostname } from '../../lambdas/contract/shop/hostname.ts';
import type { Language } from '../../lambdas/core/language/language.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import type { ObjectBytes, ObjectStore } from '../../lambdas/ports/imports/object-store.ts';
import { CommandFailure, type Terminal, usageError } from '../command.ts';
import { parseDomain, parseHostname, requireDomain } from '../shop/shop-command.ts';
import { type OpenStore, openChosenStore, type StoreChoice } from '../store.ts';
import type { CatalogOptions, ImportCommandOptions, ShopOptions } from './catalog-options.ts';
import { type CatalogPlace, type LocalCatalogs, openCatalogs } from './catalog-place.ts';

/** What the catalogue commands use of the machine they run on. */
export interface CatalogParts {
  readonly terminal: Terminal;
  readonly openStore: (choice: StoreChoice) => Promise<OpenStore>;
  readonly openCatalogs: (folder: string | undefined) => LocalCatalogs;
  /** Composed by imports alone. */
  readonly composeLanguage: () => Language;
  readonly openBucket: (name: string) => Promise<ObjectStore>;
  readonly stdin: ObjectBytes;
  /** True where lines of progress may be drawn over. */
  readonly isLive: boolean;
  readonly clock: () => Date;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts at the first Ctrl-C; a second one ends the process at once. */
  readonly interruption: () => AbortSignal;
}

const interruptionOf = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () =>
      controller.abort(new Error(`stopped by ${signal}; shoppers keep what they had`)),
    );
  }
  return controller.signal;
};

/** The clients of the cloud take longer to load than most local work, so they are loaded on demand. */
const openBucket = async (bucket: string): Promise<ObjectStore> => {
  const { createS3Client, createS3ObjectStore } = await import('../../lambdas/adapters/s3/object-store.ts');
  return createS3ObjectStore({ client: createS3Client(), bucket });
};

export const localCatalogParts = (terminal: Terminal): CatalogParts => ({
  terminal,
  openStore: openChosenStore,
  openCatalogs,
  composeLanguage: () => shippedLanguage(),
  openBucket,
  stdin: process.stdin,
  isLive: process.stderr.isTTY === true,
  clock: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  interruption: interruptionOf,
});

export const hostnameOf = (given: string): Hostname => parseHostname(given, 'domain: ');

export const findDomain = (store: OpenStore, hostname: Hostname): Promise<DomainConfig> =>
  requireDomain(
    store,
    hostname,
    `do it first: storevoice domain put ${hostname} --shop-name "My shop"` +
      ', or import with --shop-name "My shop" [--locale ru|en] [--currency RUB]',
  );

/** The shop, which an import with `--shop-name` registers if it is new. */
export const findOrCreate = async (
  store: OpenStore,
  hostname: Hostname,
  { shopName, locale, currency }: ImportCommandOptions,
): Promise<DomainConfig> => {
  if (shopName === undefined || (await store.domains.find(hostname))) return findDomain(store, hostname);
  const config = parseDomain({ hostname, shopName, locale, currency });
  const saved = await store.domains.save(config);
  if (saved.kind === 'saved') return config;
  throw new CommandFailure(`${saved.hostname} already belongs to ${saved.owner}; nothing was changed`);
};

/** A variable that is set to nothing counts as none. */
const tableOf = ({ table }: ShopOptions): string | undefined =>
  table || process.env.STOREVOICE_TABLE || undefined;

/** The names of a deployment that an import needs; `undefined` for an import on this machine. */
export const deploymentOf = (options: ImportCommandOptions) => {
  const { stage, folder } = options;
  const isHere = stage === undefined && !options.bucket && !options.table;
  if (isHere && (folder !== undefined || tableOf(options) === undefined)) return undefined;
  const [table, bucket] = [tableOf(options), options.bucket || process.env.STOREVOICE_BUCKET || undefined];
  if (table !== undefined && bucket !== undefined) return { table, bucket };
  throw usageError(
    'an import into a deployment needs --table <name> (or STOREVOICE_TABLE) and --bucket <name> (or STOREVOICE_BUCKET). ' +
      "They are the outputs TableName and FeedBucketName of the deployment's stack: aws cloudformation describe-stacks " +
      `--stack-name storevoice-${stage ?? 'prod'} --output text --query "Stacks[0].Outputs[?OutputKey=='TableName' || ` +
      `OutputKey=='FeedBucketName'].[OutputKey,OutputValue]"`,
  );
};

export const withStore = async (
  { openStore: open }: CatalogParts,
  choice: StoreChoice,
  work: (store: OpenStore) => Promise<void>,
): Promise<void> => {
  const store = await open(choice);
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

export interface OpenShop {
  readonly domain: DomainConfig;
  readonly catalogs: CatalogPlace;
  /** Absent for a deployment whose table was not named. */
  readonly store: OpenStore | undefined;
}

/** Opens a shop's catalogue here, or with `--search` in a deployment, and closes what was opened. */
export const withShop = async (
  parts: CatalogParts,
  options: CatalogOptions,
  work: (shop: OpenShop) => Promise<void>,
): Promise<void> => {
  const { search, folder } = options;
  const hostname = hostnameOf(options.domain);
  const workIn = (catalogs: CatalogPlace, choice: StoreChoice): Promise<void> =>
    withStore(parts, choice, async (store) =>
      work({ domain: await findDomain(store, hostname), catalogs, store }),
    );
  if (search === undefined) return workIn(parts.openCatalogs(folder), { folder });
  const { openDeployment } = await import('./catalog-deployment.ts');
  const catalogs = openDeployment(options);
  const table = tableOf(options);
  if (table !== undefined) return workIn(catalogs, { table });
  const { currency, locale } = options;
  // As much of the shop as its catalogue needs: its own settings cannot be read.
  const domain = parseDomain({ hostname, shopName: hostname, currency, locale });
  return work({ domain, catalogs, store: undefined });
};
