import { afterAll, beforeAll } from '@jest/globals';
import { createDynamoDbImportLedger } from '../../../lambdas/adapters/dynamodb/import-ledger.ts';
import { describeImportLedger } from '../../contracts/import-ledger.ts';
import { startTableServer, type TableServer } from './table-server.ts';

let server: TableServer;
beforeAll(async () => {
  server = await startTableServer();
});
afterAll(() => server.stop());

describeImportLedger('DynamoDB', async () => createDynamoDbImportLedger(await server.freshTable()));
