import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';

/** Days back to which the table can be restored; the service's own ceiling. */
const RECOVERY_DAYS = 35;
const DOMAINS_INDEX = 'domains';

/** The one table: domains' configurations and the counters of their use. */
export class DomainTable extends Construct {
  readonly table: TableV2;
  readonly environment: Readonly<Record<'TABLE_NAME', string>>;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
    const retained = config.removalPolicy === 'retain';
    const ceilings = {
      maxReadRequestUnits: config.tableMaxReadUnits,
      maxWriteRequestUnits: config.tableMaxWriteUnits,
    };
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: DOMAINS_INDEX,
          partitionKey: { name: 'listed', type: AttributeType.STRING },
          sortKey: { name: 'pk', type: AttributeType.STRING },
          ...ceilings,
        },
      ],
      timeToLiveAttribute: 'ttl',
      billing: Billing.onDemand(ceilings),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: RECOVERY_DAYS,
      },
      deletionProtection: retained,
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.environment = { TABLE_NAME: this.table.tableName };
  }

  /** Finding one domain; neither listing nor writing. */
  grantFind(handler: HandlerFunction): void {
    handler.allow('FindDomain', { actions: ['dynamodb:GetItem'], resources: [this.table.tableArn] });
  }

  /** Counting uses up to a limit. */
  grantCount(handler: HandlerFunction): void {
    handler.allow('CountUse', { actions: ['dynamodb:UpdateItem'], resources: [this.table.tableArn] });
  }

  /** Finding all domains; not their counters. */
  grantList(handler: HandlerFunction): void {
    handler.allow('ListDomains', {
      actions: ['dynamodb:Query'],
      resources: [`${this.table.tableArn}/index/${DOMAINS_INDEX}`],
    });
  }

  /** Telling of an import, and hearing of others. */
  grantLedger(handler: HandlerFunction): void {
    handler.allow('KeepLedger', {
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [this.table.tableArn],
    });
  }

  /** Telling that an import waits for its turn. */
  grantWait(handler: HandlerFunction): void {
    handler.allow('WaitForTurn', { actions: ['dynamodb:UpdateItem'], resources: [this.table.tableArn] });
  }
}
