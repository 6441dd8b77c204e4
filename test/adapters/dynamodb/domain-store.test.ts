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

/** Writes of one millisecond: whatever tells them apart, it is not the clock. */
const standing = new Date('2026-11-22T10:20:00Z');

describeDomainStore('DynamoDB with a clock that stands still', async () =>
  createDynamoDbDomainStore({ ...(await server.freshTable()), clock: () => standing }),
);
