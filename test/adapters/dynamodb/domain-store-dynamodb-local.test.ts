import { createDynamoDbDomainStore } from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import { describeDomainStore } from '../../contracts/domain-store.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { freshTableAt } from './table-on-dynamodb-local.ts';

describeOnEngine("Amazon's DynamoDB Local", await dynamoDbLocalEngine(), (url) => {
  describeDomainStore('DynamoDB', async () =>
    createDynamoDbDomainStore({ ...(await freshTableAt(url)), clock: () => new Date() }),
  );
});
