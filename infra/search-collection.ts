import { Lazy, Names, Stack } from 'aws-cdk-lib';
import {
  CfnAccessPolicy,
  CfnCollection,
  CfnCollectionGroup,
  CfnSecurityPolicy,
} from 'aws-cdk-lib/aws-opensearchserverless';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';
import type { ProductSearch, SearchEnvironment, SearchHealth } from './product-search.ts';
import { keptFor } from './removal.ts';
import { collectionAccess } from './search-grants.ts';
import { collectionHealth } from './search-health.ts';

export interface SearchCollectionProps {
  /** Ceiling of OCUs for searching, and of OCUs for indexing: the only bound on the price. */
  readonly maxCapacity: number;
  readonly removalPolicy: 'retain' | 'destroy';
  readonly prefix: string;
  /** Who may import beside the functions that are granted it. */
  readonly importers: readonly string[];
}

/** Names of collections and their policies have 3 to 32 characters; the longest suffix of ours has 5. */
const MAX_NAME = 27;

const QUERY = ['aoss:DescribeIndex', 'aoss:ReadDocument'];
/** Publishing swaps an alias, which AWS counts as a change of the collection's items, not of an index. */
const PUBLISH = [
  'aoss:CreateCollectionItems',
  'aoss:UpdateCollectionItems',
  'aoss:DeleteCollectionItems',
  'aoss:DescribeCollectionItems',
];
const IMPORT = [...QUERY, 'aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:DeleteIndex', 'aoss:WriteDocument'];

/** OpenSearch Serverless that sleeps when nobody asks: no idle price, but up to 30 seconds to wake up. */
export class SearchCollection extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: SearchHealth;
  readonly collection: CfnCollection;
  private readonly readers: string[] = [];
  private readonly writers: string[];

  constructor(scope: Construct, id: string, props: SearchCollectionProps) {
    super(scope, id);
    this.writers = [...props.importers];
    const name = Names.uniqueResourceName(this, {
      maxLength: MAX_NAME,
      allowedSpecialCharacters: '-',
    }).toLowerCase();
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
    // A group that holds a collection cannot be deleted, and a collection without its policies is of no use.
    for (const each of [this.collection, ...needed]) each.applyRemovalPolicy(keptFor(props.removalPolicy));
    this.createAccessPolicy(name, props.prefix);
    this.health = collectionHealth(this);
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
        // Public address, private data: every request is signed, and the data access policy names the roles.
        policy: JSON.stringify([{ Rules: rules, AllowFromPublic: true }]),
      }),
    ];
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
