import { Arn, ArnFormat, CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';
import type { ProductSearch, SearchEnvironment, SearchHealth } from './product-search.ts';
import { collectionAccess, domainImport, domainQuery } from './search-grants.ts';

export interface ExistingSearchProps {
  readonly endpoint: string;
  /** Of a managed domain or of a serverless collection. */
  readonly arn: string;
  readonly prefix: string;
}

/**
 * A cluster that stands already. IAM is granted here; a data access policy or fine-grained access control is its
 * owner's, who finds the roles to name there among the stack's outputs.
 */
export class ExistingSearch extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  /** Whoever runs the cluster watches it. */
  readonly health: SearchHealth = { alarms: [], graphs: {} };
  private readonly prefix: string;
  private readonly arn: string;
  private readonly roles: string[] = [];

  constructor(scope: Construct, id: string, { endpoint, arn, prefix }: ExistingSearchProps) {
    super(scope, id);
    this.arn = arn;
    this.prefix = prefix;
    this.environment = {
      SEARCH_ENDPOINT: endpoint,
      SEARCH_SERVICE: this.isCollection() ? 'aoss' : 'es',
      // Requests are signed for the region of the cluster, which need not be the stack's.
      SEARCH_REGION: Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region ?? Stack.of(this).region,
      SEARCH_INDEX_PREFIX: prefix,
    };
    new CfnOutput(this, 'Roles', {
      description: 'Roles to admit in the data access policy or the role mapping of the search cluster',
      value: Lazy.string({ produce: () => this.roles.join(',') }),
    }).overrideLogicalId('SearchRoles');
  }

  grantQuery(handler: HandlerFunction): void {
    this.admit(handler, 'SearchCatalogue', domainQuery({ domainArn: this.arn, prefix: this.prefix }));
  }

  grantImport(handler: HandlerFunction): void {
    this.admit(handler, 'WriteCatalogue', domainImport({ domainArn: this.arn, prefix: this.prefix }));
  }

  private admit(handler: HandlerFunction, id: string, permission: ReturnType<typeof domainQuery>): void {
    handler.allow(id, this.isCollection() ? collectionAccess(this.arn) : permission);
    this.roles.push(handler.role.roleArn);
  }

  private isCollection(): boolean {
    return this.arn.includes(':aoss:');
  }
}
