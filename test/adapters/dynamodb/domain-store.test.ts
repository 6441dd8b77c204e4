import { afterAll, beforeAll } from '@jest/globals';
import { createDynamoDbDomainStore } from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import { describeDomainStore } from '../../contracts/domain-store.ts';
import { startTableServer, type TableServer } from './table-server.ts';

let server: TableServer;
beforeAll(async () => {
  server = await startTableServer();
});
afterAll(() => server.stop());

describeDomainStore('DynamoDB', async () =>
  createDynamoDbDomainStore({ ...(await server.freshTable()), clock: () => new Date() }),
);
