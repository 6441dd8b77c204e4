import { createDynamoDbClient } from '../lambdas/adapters/dynamodb/client.ts';
import { createDynamoDbDomainStore } from '../lambdas/adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../lambdas/adapters/dynamodb/import-ledger.ts';
import type { DomainStore } from '../lambdas/ports/domain-store.ts';
import type { ImportLedger } from '../lambdas/ports/import-ledger.ts';
import { localFolder, parseLocalEnv } from '../local/config.ts';
import { createLocalLog } from '../local/log.ts';
import { openLocalStore } from '../local/store.ts';

export interface StoreChoice {
  /** A DynamoDB table, reached with the AWS settings of the environment. */
  readonly table?: string | undefined;
  /** The folder of the local store. Default: `.storevoice` in the clone. */
  readonly folder?: string | undefined;
  /** Lets other processes use this machine's store meanwhile: for work that takes longer than a moment. */
  readonly shared?: boolean;
}

export interface OpenStore {
  readonly domains: DomainStore;
  readonly imports: ImportLedger;
  /** Where the domains are, for messages. */
  readonly place: string;
  /** What to look at when the store does not answer. */
  readonly remedy: string;
  close(): Promise<void>;
}

const openTable = (tableName: string): OpenStore => {
  const client = createDynamoDbClient();
  return {
    domains: createDynamoDbDomainStore({ client, tableName, clock: () => new Date() }),
    imports: createDynamoDbImportLedger({ client, tableName }),
    place: `DynamoDB table ${tableName}`,
    remedy: "check the table's name, AWS_REGION and the AWS credentials",
    close: async () => client.destroy(),
  };
};

const openFolder = async (chosen: string | undefined, announce: boolean): Promise<OpenStore> => {
  const env = parseLocalEnv({ ...process.env, ...(chosen && { STOREVOICE_FOLDER: chosen }) });
  const folder = localFolder(env);
  const log = createLocalLog({
    format: 'text',
    level: 'WARN',
    service: 'storevoice',
    write: (line) => process.stderr.write(line),
  });
  const { domainStore, importLedger, close } = await openLocalStore({ folder, log, announce });
  return {
    domains: domainStore,
    imports: importLedger,
    place: `local store ${folder}`,
    remedy: 'try again',
    close,
  };
};

/**
 * The domains a command works on: a table when one is named by `--table` or `STOREVOICE_TABLE`, otherwise this
 * machine's own store, the running `npm start` included.
 */
export const openStore = async ({ table, folder, shared = false }: StoreChoice): Promise<OpenStore> => {
  const tableName = table ?? (folder === undefined ? process.env.STOREVOICE_TABLE : undefined);
  return tableName ? openTable(tableName) : openFolder(folder, shared);
};
