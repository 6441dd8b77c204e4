import { chosenFolder } from '../dev/server/config.ts';
import { createLocalLog } from '../dev/server/log.ts';
import { openLocalStore } from '../dev/server/store.ts';
import { createDynamoDbDomainStore } from '../lambdas/adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../lambdas/adapters/dynamodb/import-ledger.ts';
import { createDynamoDbShopRows } from '../lambdas/adapters/dynamodb/shop-rows.ts';
import { createDynamoDbStoreTexts } from '../lambdas/adapters/dynamodb/store-texts.ts';
import { createDynamoDbClient } from '../lambdas/adapters/dynamodb/table.ts';
import type { ImportLedger } from '../lambdas/ports/imports/import-ledger.ts';
import type { DomainStore } from '../lambdas/ports/shop/domain-store.ts';
import type { ShopRows } from '../lambdas/ports/shop/shop-rows.ts';
import type { StoreTexts } from '../lambdas/ports/shop/store-texts.ts';

export interface StoreChoice {
  /** A DynamoDB table, reached with the AWS settings of the environment. */
  readonly table?: string | undefined;
  /** The folder of the local store. Default: `.storevoice` in the clone. */
  readonly folder?: string | undefined;
}

export interface OpenStore {
  readonly domains: DomainStore;
  readonly imports: ImportLedger;
  /** Whether shoppers of the internet use it. */
  readonly isDeployment: boolean;
  readonly texts: StoreTexts;
  readonly rows: ShopRows;
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
    isDeployment: true,
    texts: createDynamoDbStoreTexts({ client, tableName }),
    rows: createDynamoDbShopRows({ client, tableName }),
    place: `DynamoDB table ${tableName}`,
    remedy: "check the table's name, AWS_REGION and the AWS credentials",
    close: async () => client.destroy(),
  };
};

const openFolder = async (chosen: string | undefined): Promise<OpenStore> => {
  const folder = chosenFolder(chosen);
  const log = createLocalLog({
    format: 'text',
    level: 'WARN',
    service: 'storevoice',
    write: (line) => process.stderr.write(line),
  });
  const { domainStore, importLedger, storeTexts, shopRows, close } = await openLocalStore({ folder, log });
  return {
    domains: domainStore,
    imports: importLedger,
    isDeployment: false,
    texts: storeTexts,
    rows: shopRows,
    place: `local store ${folder}`,
    remedy: 'try again',
    close,
  };
};

/**
 * The domains a command works on: a table when one is named by `--table` or `STOREVOICE_TABLE`, otherwise this
 * machine's own store, the running `npm start` included.
 */
export const openChosenStore = async ({ table, folder }: StoreChoice): Promise<OpenStore> => {
  const tableName = table ?? (folder === undefined ? process.env.STOREVOICE_TABLE : undefined);
  return tableName ? openTable(tableName) : openFolder(folder);
};
