import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';

/** Spending ceilings: some 1,000 vectors of 4 KB found and 400 kept a second, more than Bedrock makes. */
const MAX_READ_UNITS = 2_000;
const MAX_WRITE_UNITS = 2_000;

/**
 * Vectors made before. A table of its own: an import's bursts must not throttle conversations, and nobody needs to
 * restore, protect or keep what can be made again.
 */
export class VectorTable extends Construct {
  readonly table: TableV2;
  readonly environment: Readonly<Record<'VECTOR_TABLE_NAME', string>>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      billing: Billing.onDemand({
        maxReadRequestUnits: MAX_READ_UNITS,
        maxWriteRequestUnits: MAX_WRITE_UNITS,
      }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this.table, {
      'AwsSolutions-DDB3':
        'Holds what Bedrock makes again from the feeds; recovery would cost more than that.',
    });
    this.environment = { VECTOR_TABLE_NAME: this.table.tableName };
  }

  /** Finding vectors and keeping new ones. */
  grantCache(handler: HandlerFunction): void {
    handler.allow('CacheVectors', {
      actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
      resources: [this.table.tableArn],
    });
  }
}
