import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDynamoDbClient } from '../lambdas/adapters/dynamodb/client.ts';
import { createDynamoDbDomainStore } from '../lambdas/adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../lambdas/adapters/dynamodb/import-ledger.ts';
import { ensureDomainTable } from '../lambdas/adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../lambdas/adapters/dynamodb/usage-meter.ts';
import { AssistantError } from '../lambdas/contract/errors.ts';
import type { DomainStore } from '../lambdas/ports/domain-store.ts';
import type { ImportLedger } from '../lambdas/ports/import-ledger.ts';
import type { Log } from '../lambdas/ports/log.ts';
import type { UsageMeter } from '../lambdas/ports/usage-meter.ts';
import { startDynalite } from './dynalite-server.ts';
import { checkLevel } from './level-check.ts';
import { setAside } from './set-aside.ts';
import { readStoreAddress, removeStoreAddress, writeStoreAddress } from './store-address.ts';
import { type StoreLock, takeStoreLock } from './store-lock.ts';

const TABLE = 'storevoice';
/** One command holds the store for about a second; whoever holds it longer announces its address. */
const WAIT_FOR_LOCK_MS = 5_000;
const LOCK_POLL_MS = 100;

export interface StoreOptions {
  /** The `.storevoice` folder. */
  readonly folder: string;
  /** Lets other processes use this one's store while it runs. */
  readonly announce: boolean;
  readonly log: Log;
}

export interface StoreConnection {
  /** `own`: the files are open here; `joined`: another Storevoice has them open and serves them. */
  readonly kind: 'own' | 'joined';
  readonly endpoint: string;
  readonly domainStore: DomainStore;
  readonly usageMeter: UsageMeter;
  readonly importLedger: ImportLedger;
  close(): Promise<void>;
}

const openClient = (endpoint: string) =>
  createDynamoDbClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // A busy laptop is no outage: the cloud's two seconds would make it one.
    requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true },
  });

const adapters = (client: ReturnType<typeof openClient>) => ({
  domainStore: createDynamoDbDomainStore({ client, tableName: TABLE, clock: () => new Date() }),
  usageMeter: createDynamoDbUsageMeter({ client, tableName: TABLE }),
  importLedger: createDynamoDbImportLedger({ client, tableName: TABLE }),
});

const joinStore = (endpoint: string): StoreConnection => {
  const client = openClient(endpoint);
  return { kind: 'joined', endpoint, ...adapters(client), close: async () => client.destroy() };
};

const ownStore = async (path: string, { folder, announce }: StoreOptions): Promise<StoreConnection> => {
  const server = await startDynalite(path);
  const client = openClient(server.endpoint);
  const parts = adapters(client);
  const close = async () => {
    if (announce) await removeStoreAddress(folder);
    client.destroy();
    await server.close();
  };
  try {
    await ensureDomainTable(client, TABLE);
    // Every row is parsed once, so that a damaged one shows now and not to a shopper.
    await parts.domainStore.list();
  } catch (error) {
    await close();
    throw error;
  }
  if (announce) await writeStoreAddress(folder, { endpoint: server.endpoint, pid: process.pid });
  return { kind: 'own', endpoint: server.endpoint, ...parts, close };
};

const replaceDamaged = async (path: string, reason: string, { folder, log }: StoreOptions): Promise<void> => {
  const moved = await setAside(folder, path);
  log.warn(`The domain store was damaged (${reason}); it was set aside and a new one was made`, { moved });
};

/** A row that does not parse, or a table of another shape; a store that was merely slow must never go. */
const isDamage = (error: unknown): boolean =>
  error instanceof AssistantError &&
  (error.cause === undefined || (error.cause instanceof Error && error.cause.name === 'ValidationException'));

const ownOrReplace = async (path: string, options: StoreOptions): Promise<StoreConnection> => {
  try {
    return await ownStore(path, options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await replaceDamaged(path, error instanceof Error ? error.message : String(error), options);
    return ownStore(path, options);
  }
};

const holding = (lock: StoreLock, connection: StoreConnection): StoreConnection => ({
  ...connection,
  close: async () => {
    try {
      await connection.close();
    } finally {
      await lock.release();
    }
  },
});

/** One try at the store; `undefined` while another process has the files open and does not serve them. */
const tryConnect = async (path: string, options: StoreOptions): Promise<StoreConnection | undefined> => {
  const address = await readStoreAddress(options.folder);
  if (address !== undefined) return joinStore(address.endpoint);
  const lock = await takeStoreLock(options.folder);
  if (lock === undefined) return undefined;
  try {
    const condition = await checkLevel(path);
    if (condition.kind === 'damaged') await replaceDamaged(path, condition.reason, options);
    if (condition.kind !== 'locked') return holding(lock, await ownOrReplace(path, options));
  } catch (error) {
    await lock.release();
    throw error;
  }
  await lock.release();
  return undefined;
};

/**
 * Opens the store's files, or joins the process that has them open: LevelDB admits one. Files that cannot be
 * read are set aside and replaced.
 */
export const connectStore = async (options: StoreOptions): Promise<StoreConnection> => {
  await mkdir(options.folder, { recursive: true });
  const path = join(options.folder, 'dynamodb');
  const deadline = Date.now() + WAIT_FOR_LOCK_MS;
  while (Date.now() < deadline) {
    const connection = await tryConnect(path, options);
    if (connection !== undefined) return connection;
    await sleep(LOCK_POLL_MS);
  }
  throw new Error(
    `${path} has been in use by another process for ${WAIT_FOR_LOCK_MS / 1_000} s; ` +
      'end that process, or use another folder: STOREVOICE_FOLDER=/path/to/folder',
  );
};
