import { createDynamoDbUsageMeter } from '../../../lambdas/adapters/dynamodb/usage-meter.ts';
import { describeUsageMeter } from '../../contracts/usage-meter.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { freshTableAt } from './table-on-dynamodb-local.ts';

describeOnEngine("Amazon's DynamoDB Local", await dynamoDbLocalEngine(), (url) => {
  describeUsageMeter('DynamoDB', async () => createDynamoDbUsageMeter(await freshTableAt(url)));
});
