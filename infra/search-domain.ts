import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import {
  Domain,
  type DomainProps,
  EngineVersion,
  TLSSecurityPolicy,
} from 'aws-cdk-lib/aws-opensearchservice';
import { Construct, type IDependable } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { ProductSearch, SearchEnvironment } from './product-search.ts';
import { keptFor } from './removal.ts';
import { type CatalogIndexes, domainImport, domainQuery } from './search-grants.ts';
import { SearchDomainHealth } from './search-health.ts';

export interface SearchDomainProps {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeGiB: number;
  readonly removalPolicy: 'retain' | 'destroy';
  readonly logRetentionDays: number;
  readonly prefix: string;
  /** Takes half a minute or more to create. */
  readonly startsAfter: IDependable;
}

/** More nodes than this are spread over three zones, fewer over two. */
const THREE_ZONES_FROM = 3;

const domainSettings = (props: SearchDomainProps): DomainProps => ({
  // The engine of the project's own tests: the same mapping and the same Lucene vectors.
  version: EngineVersion.OPENSEARCH_2_19,
  capacity: {
    dataNodes: props.instanceCount,
    dataNodeInstanceType: props.instanceType,
    multiAzWithStandbyEnabled: false,
  },
  zoneAwareness:
    props.instanceCount > 1
      ? { enabled: true, availabilityZoneCount: props.instanceCount >= THREE_ZONES_FROM ? 3 : 2 }
      : { enabled: false },
  ebs: { volumeSize: props.volumeGiB, volumeType: EbsDeviceVolumeType.GP3 },
  enforceHttps: true,
  tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
  nodeToNodeEncryption: true,
  encryptionAtRest: { enabled: true },
  enableAutoSoftwareUpdate: true,
  // Without it another engine version would be another domain, empty.
  enableVersionUpgrade: true,
  removalPolicy: keptFor(props.removalPolicy),
});

/** A managed OpenSearch domain: awake at once, one flat price. */
export class SearchDomain extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: SearchDomainHealth;
  readonly domain: Domain;
  private readonly indexes: CatalogIndexes;

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { logs, policy } = this.createLogs(props);
    this.domain = new Domain(this, 'Domain', {
      ...domainSettings(props),
      logging: {
        slowSearchLogEnabled: true,
        slowSearchLogGroup: logs,
        slowIndexLogEnabled: true,
        slowIndexLogGroup: logs,
        appLogEnabled: true,
        appLogGroup: logs,
      },
      suppressLogsResourcePolicy: true,
    });
    // A domain is refused when CloudWatch Logs does not know the policy yet, which it may not for some seconds after
    // CloudFormation is done with it (cloudformation-coverage-roadmap#1769): so something slow stands between them.
    this.domain.node.addDependency(policy, props.startsAfter);
    this.indexes = { domainArn: this.domain.domainArn, prefix: props.prefix };
    this.environment = {
      SEARCH_ENDPOINT: `https://${this.domain.domainEndpoint}`,
      SEARCH_SERVICE: 'es',
      SEARCH_REGION: Stack.of(this).region,
      SEARCH_INDEX_PREFIX: props.prefix,
    };
    this.health = new SearchDomainHealth(this, 'Health', { domain: this.domain, volumeGiB: props.volumeGiB });
    this.excuse(props.instanceCount);
  }

  grantQuery(handler: HandlerFunction): void {
    handler.allow('SearchCatalogue', domainQuery(this.indexes));
  }

  grantImport(handler: HandlerFunction): void {
    handler.allow('WriteCatalogue', domainImport(this.indexes));
  }

  private createLogs({ logRetentionDays }: SearchDomainProps): {
    readonly logs: LogGroup;
    readonly policy: ResourcePolicy;
  } {
    const logs = new LogGroup(this, 'Logs', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const policy = new ResourcePolicy(this, 'LogsPolicy', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logs.logGroupArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      ],
    });
    return { logs, policy };
  }

  private excuse(instanceCount: number): void {
    acknowledge(this.domain, {
      'AwsSolutions-OS1':
        'A domain in a VPC needs the functions there too, with a NAT gateway for their way to OpenAI; instead every request is signed, and IAM names the roles that are answered.',
      'AwsSolutions-OS3':
        'Lambda has no fixed addresses to list; IAM names the only roles that get an answer.',
      'AwsSolutions-OS5':
        'Without an access policy a domain answers only roles of its own account that IAM lets in, so unsigned requests are refused.',
      'AwsSolutions-OS4':
        'Dedicated master nodes pay from about ten data nodes; storevoice:search=existing takes such a cluster.',
    });
    if (instanceCount > 1) return;
    acknowledge(this.domain, {
      'AwsSolutions-OS7':
        'The default is one small node, so that a first deployment costs little; storevoice:searchInstanceCount=2 or more spreads over zones. A lost catalogue is imported again.',
    });
  }
}
