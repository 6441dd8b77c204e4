import { Arn, ArnFormat, CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HandlerFunction, Permission } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';
import {
  collectionAccess,
  domainImport,
  domainQuery,
  type ProductSearch,
  type SearchEnvironment,
} from './product-search.ts';

interface ExistingSearchProps {
  readonly endpoint: string;
  /** The ARN of a managed domain or of a serverless collection. */
  readonly arn: string;
  readonly prefix: string;
}

/**
 * A cluster that exists already. This stack grants IAM permissions. The owner of the cluster admits the roles of the
 * output `SearchRoles` in its data access policy or its fine-grained access control.
 */
export class ExistingSearch extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  /** The owner of the cluster monitors it. */
  readonly health: Health = { alarms: [], graphs: {} };
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
      // Requests are signed for the cluster's region, which may differ from the stack's.
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

  private admit(handler: HandlerFunction, id: string, permission: Permission): void {
    handler.allow(id, this.isCollection() ? collectionAccess(this.arn) : permission);
    this.roles.push(handler.role.roleArn);
  }

  private isCollection(): boolean {
    return this.arn.includes(':aoss:');
  }
}
