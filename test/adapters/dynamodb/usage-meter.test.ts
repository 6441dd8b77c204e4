import { afterAll, beforeAll } from '@jest/globals';
import { createDynamoDbUsageMeter } from '../../../lambdas/adapters/dynamodb/usage-meter.ts';
import { describeUsageMeter } from '../../contracts/usage-meter.ts';
import { startTableServer, type TableServer } from './table-server.ts';

let server: TableServer;
beforeAll(async () => {
  server = await startTableServer();
});
afterAll(() => server.stop());

describeUsageMeter('DynamoDB', async () => createDynamoDbUsageMeter(await server.freshTable()));
