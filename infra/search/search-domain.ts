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
import { keptFor } from '../config/retention.ts';
import { ENGINE_VERSION, zonesOf } from '../config/search-config.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';
import { acknowledge } from '../security/acknowledge.ts';
import type { Network } from '../security/network.ts';
import {
  type CatalogIndexes,
  domainImport,
  domainQuery,
  type ProductSearch,
  type SearchEnvironment,
} from './product-search.ts';
import { createDomainHealth } from './search-domain-health.ts';

interface SearchDomainProps {
  readonly instanceType: string;
  readonly instanceCount: number;
  /** @default no managers: the data nodes vote themselves */
  readonly managerType?: string | undefined;
  readonly volumeGiB: number;
  readonly removalPolicy: 'retain' | 'destroy';
  readonly logRetentionDays: number;
  readonly prefix: string;
  /** @default a public address, which answers signed requests alone */
  readonly network?: Network | undefined;
  /** A resource that takes half a minute or more to create. */
  readonly startsAfter: IDependable;
}

/** The number that AWS recommends: one may be lost. */
const MANAGERS = 3;

const domainSettings = (props: SearchDomainProps): DomainProps => ({
  version: EngineVersion.openSearch(ENGINE_VERSION),
  capacity: {
    dataNodes: props.instanceCount,
    dataNodeInstanceType: props.instanceType,
    ...(props.managerType === undefined
      ? {}
      : { masterNodes: MANAGERS, masterNodeInstanceType: props.managerType }),
    multiAzWithStandbyEnabled: false,
  },
  zoneAwareness:
    props.instanceCount > 1
      ? { enabled: true, availabilityZoneCount: zonesOf(props.instanceCount) }
      : { enabled: false },
  ebs: { volumeSize: props.volumeGiB, volumeType: EbsDeviceVolumeType.GP3 },
  enforceHttps: true,
  tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
  nodeToNodeEncryption: true,
  encryptionAtRest: { enabled: true },
  enableAutoSoftwareUpdate: true,
  // Without it another engine version would create another, empty domain.
  enableVersionUpgrade: true,
  removalPolicy: keptFor(props),
});

/** A managed OpenSearch domain: always awake, at a flat price. */
export class SearchDomain extends Construct implements ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: Health;
  readonly domain: Domain;
  private readonly indexes: CatalogIndexes;

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { logs, policy } = this.createLogs(props);
    this.domain = new Domain(this, 'Domain', {
      ...domainSettings(props),
      ...this.placeIn(props),
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
    // CloudWatch Logs may not know the policy for some seconds after CloudFormation has created it, and then refuses
    // the domain (cloudformation-coverage-roadmap#1769). So a slow resource is created between them.
    this.domain.node.addDependency(policy, props.startsAfter);
    this.indexes = { domainArn: this.domain.domainArn, prefix: props.prefix };
    this.environment = {
      SEARCH_ENDPOINT: `https://${this.domain.domainEndpoint}`,
      SEARCH_SERVICE: 'es',
      SEARCH_REGION: Stack.of(this).region,
      SEARCH_INDEX_PREFIX: props.prefix,
    };
    this.health = createDomainHealth(new Construct(this, 'Health'), this.domain, props);
    this.excuse(props);
  }

  grantQuery(handler: HandlerFunction): void {
    handler.allow('SearchCatalogue', domainQuery(this.indexes));
  }

  grantImport(handler: HandlerFunction): void {
    handler.allow('WriteCatalogue', domainImport(this.indexes));
  }

  private createLogs({ logRetentionDays: retention }: SearchDomainProps) {
    const logs = new LogGroup(this, 'Logs', { retention, removalPolicy: RemovalPolicy.DESTROY });
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

  /** A domain has a subnet for each of its zones. */
  private placeIn({ network, instanceCount }: SearchDomainProps): Partial<DomainProps> {
    if (network === undefined) return {};
    return {
      vpc: network.vpc,
      vpcSubnets: [{ subnets: network.subnets.slice(0, zonesOf(instanceCount)) }],
      securityGroups: [network.createTarget(this, 'Access', 'Search domain of Storevoice')],
    };
  }

  private excuse({ instanceCount, network }: SearchDomainProps): void {
    acknowledge(this.domain, {
      ...(network === undefined
        ? {
            'AwsSolutions-OS1':
              'storevoice:network puts the domain and the functions into a VPC, whose way to OpenAI costs in every hour; without it every request is signed, and IAM names the roles that are answered.',
          }
        : {}),
      'AwsSolutions-OS3':
        'Lambda has no fixed addresses to list; IAM names the only roles that get an answer.',
      'AwsSolutions-OS5':
        'Without an access policy a domain answers only roles of its own account that IAM lets in, so unsigned requests are refused.',
      'AwsSolutions-OS4':
        'Three data nodes vote themselves and may lose one; storevoice:searchManagerType adds managers, which pay from about ten data nodes.',
    });
    if (instanceCount > 1) return;
    acknowledge(this.domain, {
      'AwsSolutions-OS7':
        'The default is one small node, so that a first deployment costs little; storevoice:searchInstanceCount=3 or more spreads over zones and goes on when one is lost. A lost catalogue is imported again.',
    });
  }
}
