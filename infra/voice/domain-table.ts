import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { removalOf } from '../config/retention.ts';
import type { HandlerFunction, Permission } from '../functions/handler-function.ts';

/** The table can be restored to any time of these days; the service's own ceiling. */
const RECOVERY_DAYS = 35;
const DOMAINS_INDEX = 'domains';
/** Keys of the rows that hold configurations and the aliases which point at them. */
const ADDRESS_KEYS = 'host#*';
/** Keys of the rows with each shop's latest import. */
const IMPORT_KEYS = 'import#*';
/** Keys of the rows that count uses. */
const USAGE_KEYS = 'usage#*';

const onlyKeys = (keys: string) => ({
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] } },
});

/** The table of the domains' configurations and texts, the counters of their use and the imports' ledger. */
export class DomainTable extends Construct {
  readonly table: TableV2;
  readonly environment: Readonly<Record<'TABLE_NAME', string>>;

  constructor(scope: Construct, id: string, config: DeployConfig) {
    super(scope, id);
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
      deletionProtection: config.removalPolicy === 'retain',
      removalPolicy: removalOf(config),
    });
    this.environment = { TABLE_NAME: this.table.tableName };
  }

  /** To read one domain or the texts of one shop, not to list or write. */
  grantFind(handler: HandlerFunction): void {
    this.allow(handler, 'FindDomain', ['GetItem']);
  }

  /** To change one domain and the rows of its aliases, not counters or imports. */
  grantChange(handler: HandlerFunction): void {
    this.allow(handler, 'ChangeDomain', ['GetItem', 'PutItem', 'DeleteItem'], onlyKeys(ADDRESS_KEYS));
  }

  /** To count uses, not to change a domain, whose row says where orders are asked for. */
  grantCount(handler: HandlerFunction): void {
    this.allow(handler, 'CountUse', ['UpdateItem'], onlyKeys(USAGE_KEYS));
  }

  /** To list all domains, not their counters. */
  grantList(handler: HandlerFunction): void {
    const resources = [`${this.table.tableArn}/index/${DOMAINS_INDEX}`];
    this.allow(handler, 'ListDomains', ['Query'], { resources });
  }

  /** To report on an import and to read the reports of others. */
  grantLedger(handler: HandlerFunction): void {
    this.allow(handler, 'KeepLedger', ['GetItem', 'PutItem']);
  }

  /** To read when shops were imported, not to list or change anything. */
  grantLookUpImports(handler: HandlerFunction): void {
    this.allow(handler, 'LookUpImports', ['GetItem'], onlyKeys(IMPORT_KEYS));
  }

  /** To report that an import waits for its turn. */
  grantWait(handler: HandlerFunction): void {
    this.allow(handler, 'WaitForTurn', ['UpdateItem']);
  }

  private allow(
    handler: HandlerFunction,
    id: string,
    verbs: readonly string[],
    narrower: Partial<Permission> = {},
  ): void {
    const actions = verbs.map((verb) => `dynamodb:${verb}`);
    handler.allow(id, { actions, resources: [this.table.tableArn], ...narrower });
  }
}
