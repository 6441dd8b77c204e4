import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { removalOf } from '../config/retention.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';

/** The table can be restored to any time of these days; the service's own ceiling. */
const RECOVERY_DAYS = 35;
const DOMAINS_INDEX = 'domains';

interface Right {
  readonly verbs: readonly string[];
  /** The rows it is for, by their keys. @default all */
  readonly keys?: string;
  /** Whether it is for the index of domains, and not for the table. @default false */
  readonly inIndex?: boolean;
}

/** What functions may do with the table, by the names of the policies. */
const RIGHTS = {
  /** To read one domain or the texts of one shop, not to list or write. */
  FindDomain: { verbs: ['GetItem'] },
  /** To change one domain and the rows of its aliases, not counters or imports. */
  ChangeDomain: { verbs: ['GetItem', 'PutItem', 'DeleteItem'], keys: 'host#*' },
  /** To count uses, not to change a domain, whose row says where orders are asked for. */
  CountUse: { verbs: ['UpdateItem'], keys: 'usage#*' },
  /** To list all domains, not their counters. */
  ListDomains: { verbs: ['Query'], inIndex: true },
  /** To report on an import and to read the reports of others. */
  KeepLedger: { verbs: ['GetItem', 'PutItem'] },
  /** To read when shops were imported, not to list or change anything. */
  LookUpImports: { verbs: ['GetItem'], keys: 'import#*' },
  /** To report that an import waits for its turn. */
  WaitForTurn: { verbs: ['UpdateItem'] },
} as const satisfies Readonly<Record<string, Right>>;

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

  grant(name: keyof typeof RIGHTS, ...handlers: readonly HandlerFunction[]): void {
    const { verbs, keys, inIndex }: Right = RIGHTS[name];
    const { tableArn } = this.table;
    const permission = {
      actions: verbs.map((verb) => `dynamodb:${verb}`),
      resources: [inIndex ? `${tableArn}/index/${DOMAINS_INDEX}` : tableArn],
      ...(keys && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] } } }),
    };
    for (const handler of handlers) handler.allow(name, permission);
  }
}
