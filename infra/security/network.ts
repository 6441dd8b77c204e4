import { Fn } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  type ISecurityGroup,
  type ISubnet,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { DeployConfig, NetworkChoice } from '../config/config.ts';
import type { EndpointName } from '../config/network-config.ts';
import { createLogGroup } from '../config/retention.ts';
import { acknowledge } from './acknowledge.ts';

/** What functions call, beside OpenAI, feeds and webhooks on the internet. Lambda itself delivers their logs and traces. */
const SERVICES = {
  'bedrock-runtime': ['Bedrock', InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME],
  secretsmanager: ['Secrets', InterfaceVpcEndpointAwsService.SECRETS_MANAGER],
  states: ['States', InterfaceVpcEndpointAwsService.STEP_FUNCTIONS],
  sns: ['Notices', InterfaceVpcEndpointAwsService.SNS],
  lambda: ['Lambda', InterfaceVpcEndpointAwsService.LAMBDA],
  scheduler: ['Scheduler', new InterfaceVpcEndpointAwsService('scheduler')],
  s3: ['S3', GatewayVpcEndpointAwsService.S3],
  dynamodb: ['DynamoDb', GatewayVpcEndpointAwsService.DYNAMODB],
} as const satisfies Readonly<
  Record<EndpointName, readonly [id: string, InterfaceVpcEndpointAwsService | GatewayVpcEndpointAwsService]>
>;

const HTTPS = Port.tcp(443);
const CIDR_MASK = 20;

interface NetworkProps {
  readonly config: DeployConfig;
  readonly choice: NetworkChoice;
}

/** The private network of the functions and of a search domain: one of ours, or one that exists. */
export class Network extends Construct {
  readonly vpc: IVpc;
  /** Private, in different zones, with a way to the internet. */
  readonly subnets: readonly ISubnet[];
  /** Of every function. */
  readonly functions: ISecurityGroup;

  constructor(scope: Construct, id: string, { config, choice }: NetworkProps) {
    super(scope, id);
    this.vpc = choice.kind === 'new' ? this.createVpc(config, choice) : this.existingVpc(choice);
    this.subnets = this.vpc.privateSubnets;
    this.functions = this.groupOf(choice);
    this.addEndpoints(choice.endpoints);
  }

  /** A security group that lets the functions in, by HTTPS. */
  createTarget(scope: Construct, id: string, description: string): SecurityGroup {
    const group = new SecurityGroup(scope, id, { vpc: this.vpc, description, allowAllOutbound: false });
    group.addIngressRule(
      Peer.securityGroupId(this.functions.securityGroupId),
      HTTPS,
      'HTTPS of the functions',
    );
    return group;
  }

  private createVpc(config: DeployConfig, choice: Extract<NetworkChoice, { kind: 'new' }>): Vpc {
    return new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(choice.cidr),
      maxAzs: choice.zones,
      natGateways: choice.natGateways,
      // Nothing uses the default group; emptying it takes a function with rights to every group of the account.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC, cidrMask: CIDR_MASK, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: CIDR_MASK },
      ],
      flowLogs: {
        Flows: { destination: FlowLogDestination.toCloudWatchLogs(createLogGroup(this, 'Flows', config)) },
      },
    });
  }

  private existingVpc({
    vpcId,
    subnetIds,
    routeTableIds,
  }: Extract<NetworkChoice, { kind: 'existing' }>): IVpc {
    acknowledge(this, {
      'Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId':
        'Routes of an existing network change for endpoints of S3 and DynamoDB alone, whose route tables are named.',
    });
    return Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId,
      privateSubnetIds: [...subnetIds],
      ...(routeTableIds.length === 0 ? {} : { privateSubnetRouteTableIds: [...routeTableIds] }),
      // The subnets decide; the library wants as many names.
      availabilityZones: subnetIds.map((_, at) => Fn.select(at, Fn.getAzs())),
    });
  }

  private groupOf(choice: NetworkChoice): ISecurityGroup {
    if (choice.kind === 'existing' && choice.securityGroupId !== undefined) {
      return SecurityGroup.fromSecurityGroupId(this, 'Functions', choice.securityGroupId, { mutable: false });
    }
    return new SecurityGroup(this, 'Functions', {
      vpc: this.vpc,
      description: 'Functions of Storevoice: call out, and are called by Lambda alone',
    });
  }

  private addEndpoints(names: readonly EndpointName[]): void {
    let endpoints: SecurityGroup | undefined;
    const reached = () => {
      endpoints ??= this.createTarget(this, 'Endpoints', 'Services of AWS, as the functions reach them');
      return endpoints;
    };
    for (const name of names) {
      const [id, service] = SERVICES[name];
      if (service instanceof GatewayVpcEndpointAwsService) this.vpc.addGatewayEndpoint(id, { service });
      else this.vpc.addInterfaceEndpoint(id, { service, securityGroups: [reached()], open: false });
    }
  }
}
