import { Lazy, Names, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CfnAccessPolicy,
  CfnCollection,
  CfnCollectionGroup,
  CfnSecurityPolicy,
} from 'aws-cdk-lib/aws-opensearchserverless';
import { Construct } from 'constructs';
import { keptFor } from '../config/retention.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';
import { collectionAccess, type ProductSearch, type SearchEnvironment } from './product-search.ts';

interface SearchCollectionProps {
  /** Ceiling of OCUs for searching and of OCUs for indexing, the only limit of the price. */
  readonly maxCapacity: number;
  readonly removalPolicy: 'retain' | 'destroy';
  readonly prefix: string;
  /** Roles and users that may import beside the functions. */
  readonly importers: readonly string[];
}

/** Names of collections and their policies have 3 to 32 characters; the longest suffix of ours has 5. */
const MAX_NAME = 27;

const QUERY = ['aoss:DescribeIndex', 'aoss:ReadDocument'];
/** Publishing swaps an alias. For AWS this changes the collection's items, not an index. */
const PUBLISH = [
  'aoss:CreateCollectionItems',
  'aoss:UpdateCollectionItems',
  'aoss:DeleteCollectionItems',
  'aoss:DescribeCollectionItems',
];
const IMPORT = [...QUERY, 'aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:DeleteIndex', 'aoss:WriteDocument'];

/** OpenSearch Serverless: it sleeps without requests and then costs nothing, but needs up to 30 seconds to wake up. */
export class SearchCollection extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: Health;
  readonly collection: CfnCollection;
  private readonly readers: string[] = [];
  private readonly writers: string[];

  constructor(scope: Construct, id: string, props: SearchCollectionProps) {
    super(scope, id);
    this.writers = [...props.importers];
    const naming = { maxLength: MAX_NAME, allowedSpecialCharacters: '-' };
    const name = Names.uniqueResourceName(this, naming).toLowerCase();
    const group = new CfnCollectionGroup(this, 'Group', {
      name: `${name}-grp`,
      generation: 'NEXTGEN',
      standbyReplicas: 'ENABLED',
      capacityLimits: {
        maxSearchCapacityInOcu: props.maxCapacity,
        maxIndexingCapacityInOcu: props.maxCapacity,
      },
    });
    this.collection = new CfnCollection(this, 'Collection', {
      name,
      type: 'VECTORSEARCH',
      collectionGroupName: group.name,
      standbyReplicas: 'ENABLED',
    });
    const needed = [group, ...this.createSecurityPolicies(name)];
    for (const each of needed) this.collection.addResourceDependency(each);
    // A group with a collection cannot be deleted, and a collection without its policies cannot be used.
    for (const each of [this.collection, ...needed]) each.applyRemovalPolicy(keptFor(props));
    this.createAccessPolicy(name, props.prefix);
    this.health = { alarms: [], graphs: { 'Search capacity used': this.capacityMetrics() } };
    this.environment = {
      SEARCH_ENDPOINT: this.collection.attrCollectionEndpoint,
      SEARCH_SERVICE: 'aoss',
      SEARCH_REGION: Stack.of(this).region,
      SEARCH_INDEX_PREFIX: props.prefix,
    };
  }

  grantQuery(handler: HandlerFunction): void {
    handler.allow('SearchCatalogue', collectionAccess(this.collection.attrArn));
    this.readers.push(handler.role.roleArn);
  }

  grantImport(handler: HandlerFunction): void {
    handler.allow('WriteCatalogue', collectionAccess(this.collection.attrArn));
    this.writers.push(handler.role.roleArn);
  }

  private createSecurityPolicies(name: string): readonly CfnSecurityPolicy[] {
    const rules = [{ ResourceType: 'collection', Resource: [`collection/${name}`] }];
    return [
      new CfnSecurityPolicy(this, 'Encryption', {
        name: `${name}-enc`,
        type: 'encryption',
        policy: JSON.stringify({ Rules: rules, AWSOwnedKey: true }),
      }),
      new CfnSecurityPolicy(this, 'Network', {
        name: `${name}-net`,
        type: 'network',
        // The address is public, the data is not: requests are signed, and the data access policy names the roles.
        policy: JSON.stringify([{ Rules: rules, AllowFromPublic: true }]),
      }),
    ];
  }

  /** AWS meters OCUs for the whole account. */
  private capacityMetrics(): readonly Metric[] {
    const dimensionsMap = { ClientId: Stack.of(this).account };
    return ['SearchOCU', 'IndexingOCU'].map(
      (metricName) => new Metric({ namespace: 'AWS/AOSS', metricName, dimensionsMap, statistic: 'Maximum' }),
    );
  }

  private createAccessPolicy(name: string, prefix: string): void {
    const indexes = (permissions: readonly string[]) => ({
      ResourceType: 'index',
      Resource: [`index/${name}/${prefix}*`],
      Permission: permissions,
    });
    const aliases = { ResourceType: 'collection', Resource: [`collection/${name}`], Permission: PUBLISH };
    const statements = () =>
      [
        { Rules: [indexes(QUERY)], Principal: this.readers },
        { Rules: [indexes(IMPORT), aliases], Principal: this.writers },
      ].filter(({ Principal }) => Principal.length > 0);
    new CfnAccessPolicy(this, 'Access', {
      name: `${name}-dat`,
      type: 'data',
      policy: Lazy.string({ produce: () => Stack.of(this).toJsonString(statements()) }),
    });
  }
}
