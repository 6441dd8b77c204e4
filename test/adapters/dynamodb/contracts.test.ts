import { afterAll, beforeAll } from '@jest/globals';
import { createDynamoDbDomainStore } from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../../../lambdas/adapters/dynamodb/import-ledger.ts';
import { createDynamoDbShopRows } from '../../../lambdas/adapters/dynamodb/shop-rows.ts';
import { createDynamoDbStoreTexts } from '../../../lambdas/adapters/dynamodb/store-texts.ts';
import { createDynamoDbUsageMeter } from '../../../lambdas/adapters/dynamodb/usage-meter.ts';
import { describeDomainStore } from '../../contracts/domain-store.ts';
import { describeImportLedger } from '../../contracts/import-ledger.ts';
import { describeShopRows } from '../../contracts/shop-rows.ts';
import { describeStoreTexts } from '../../contracts/store-texts.ts';
import { describeUsageMeter } from '../../contracts/usage-meter.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { startTableServer, type TableServer } from './table-server.ts';

/** All writes happen in one millisecond, so that the clock cannot tell them apart. */
const still = new Date('2026-11-22T10:20:00Z');

describeOnEngine("Amazon's DynamoDB Local", await dynamoDbLocalEngine(), () => {
  let server: TableServer;
  beforeAll(async () => {
    server = await startTableServer();
  });
  afterAll(() => server.stop());

  describeDomainStore('DynamoDB', async () =>
    createDynamoDbDomainStore({ ...(await server.freshTable()), clock: () => new Date() }),
  );
  describeDomainStore('DynamoDB with a clock that does not move', async () =>
    createDynamoDbDomainStore({ ...(await server.freshTable()), clock: () => still }),
  );
  describeUsageMeter('DynamoDB', async () => createDynamoDbUsageMeter(await server.freshTable()));
  describeStoreTexts('DynamoDB', async () => createDynamoDbStoreTexts(await server.freshTable()));
  describeShopRows('DynamoDB', async () => {
    const table = await server.freshTable();
    return {
      rows: createDynamoDbShopRows(table),
      texts: createDynamoDbStoreTexts(table),
      imports: createDynamoDbImportLedger(table),
      usage: createDynamoDbUsageMeter(table),
    };
  });
  describeImportLedger('DynamoDB', async () => createDynamoDbImportLedger(await server.freshTable()));
});
