import { join } from 'node:path';
import { Duration, Size } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { DeployConfig } from '../config/config.ts';
import { createLogGroup } from '../config/retention.ts';
import { HandlerAlarms } from '../observability/handler-alarms.ts';
import { acknowledge, acknowledgeWildcards } from '../security/acknowledge.ts';
import type { Network } from '../security/network.ts';

/**
 * Moves traffic to new code: first a tenth of it, and all of it if no alarm rings for five minutes. `all-at-once`
 * asks no alarm, since CodeDeploy stops every deployment under an active alarm, also one that returns to older code.
 */
export class Rollout extends Construct {
  private readonly application: LambdaApplication;
  private readonly role: Role;
  private readonly isCanary: boolean;

  constructor(scope: Construct, id: string, { rollout }: DeployConfig) {
    super(scope, id);
    this.isCanary = rollout === 'canary';
    this.application = new LambdaApplication(this, 'Application');
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    acknowledge(this.role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]':
        'AWSCodeDeployRoleForLambdaLimited is what CodeDeploy documents for shifting an alias; AWS extends it when the service needs more.',
    });
  }

  deploy(scope: Construct, alias: Alias, alarms: readonly Alarm[]): void {
    const { application, role, isCanary } = this;
    const { CANARY_10PERCENT_5MINUTES, ALL_AT_ONCE } = LambdaDeploymentConfig;
    new LambdaDeploymentGroup(scope, 'Deployment', {
      application,
      role,
      alias,
      deploymentConfig: isCanary ? CANARY_10PERCENT_5MINUTES : ALL_AT_ONCE,
      alarms: isCanary ? [...alarms] : [],
    });
  }
}

/** A permission of a function, granted by the owner of the resource. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Conditions on a request. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Why a resource ends in a star; without a reason synthesis refuses one. */
  readonly whyWildcard?: string;
}

export const addPolicy = (scope: Construct, id: string, role: Role, permission: Permission): Policy => {
  const { actions, resources, conditions = {}, whyWildcard } = permission;
  const statement = new PolicyStatement({ actions: [...actions], resources: [...resources], conditions });
  const policy = new Policy(scope, id, { roles: [role], statements: [statement] });
  if (whyWildcard !== undefined) acknowledgeWildcards(policy, whyWildcard);
  return policy;
};

const TRACING = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
/** Lambda connects a function to a private network with the function's own rights. */
const NETWORK = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/** What all functions of a deployment have in common. */
export interface HandlerSetup {
  readonly config: DeployConfig;
  readonly rollout: Rollout;
  /** Output folder of `bundleHandlers`, with one folder a handler. */
  readonly handlersFolder: string;
  /** @default outside of any private network */
  readonly network?: Network | undefined;
}

/**
 * Every variable that a function reads, optional ones included, so that a forgotten one fails to compile. An
 * optional one without a value is given as an empty text and left out of the template. Lambda sets `AWS_REGION`.
 */
type EnvironmentOf<Schema extends z.ZodType> = Readonly<
  Record<Exclude<keyof z.input<Schema>, 'AWS_REGION'>, string>
>;

interface HandlerFunctionProps<Schema extends z.ZodType> {
  readonly setup: HandlerSetup;
  /** File in `lambdas/handlers`, without its ending. */
  readonly handler: string;
  readonly description: string;
  readonly environment: EnvironmentOf<Schema>;
  /** @default the account's pool, no ceiling */
  readonly reservedConcurrency?: number | undefined;
  /** Executions that are kept ready. @default none: the first shopper waits for a start */
  readonly provisionedConcurrency?: number | undefined;
  /** @default 1,024: measured to import and answer without waiting for its share of a processor */
  readonly memoryMiB?: number;
  /** @default 15 seconds, half of what API Gateway waits */
  readonly timeout?: Duration;
  /** Room for temporary files. @default 512, Lambda's own */
  readonly storageMiB?: number;
  /** Crashes a minute at which the alarm rings. @default 1; more where the caller repeats the call */
  readonly crashesAMinute?: number;
}

const LIVE = 'live';

/**
 * One Lambda function with our runtime, its own role and log group, the `live` alias, alarms and canary. The schema is
 * the one by which its handler reads the environment.
 */
export class HandlerFunction<Schema extends z.ZodType = z.ZodType> extends Construct {
  readonly live: Alias;
  /** The alias by its name. What refers to this does not wait for the rollout of the function, which takes minutes. */
  readonly liveArn: string;
  readonly role: Role;
  readonly logGroup: LogGroup;
  readonly alarms: HandlerAlarms;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps<Schema>) {
    super(scope, id);
    const { config, rollout, network } = props.setup;
    this.logGroup = createLogGroup(this, 'Logs', config);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow('Logs', {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    this.allow('Tracing', {
      actions: network === undefined ? TRACING : [...TRACING, ...NETWORK],
      resources: ['*'],
      whyWildcard:
        'X-Ray has no resources to name for writing traces; nor has Lambda for the network interfaces of functions.',
    });
    const { currentVersion, functionArn } = this.createFunction(props);
    this.liveArn = `${functionArn}:${LIVE}`;
    this.live = new Alias(this, 'Live', {
      aliasName: LIVE,
      version: currentVersion,
      provisionedConcurrentExecutions: props.provisionedConcurrency,
    });
    const { live, logGroup } = this;
    const { crashesAMinute = 1 } = props;
    this.alarms = new HandlerAlarms(this, 'Alarms', { live, logGroup, crashesAMinute });
    rollout.deploy(this, live, [this.alarms.crashes, this.alarms.failures]);
  }

  /** Adds a permission as a policy of its own, so that a reviewer sees its purpose in the template. */
  allow(id: string, permission: Permission): void {
    addPolicy(this.role, id, this.role, permission);
  }

  private createFunction(props: HandlerFunctionProps<Schema>): LambdaFunction {
    const { config, handlersFolder, network } = props.setup;
    const { storageMiB, environment } = props;
    const lambda = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(join(handlersFolder, props.handler)),
      handler: 'index.handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB ?? 1_024,
      timeout: props.timeout ?? Duration.seconds(15),
      ephemeralStorageSize: storageMiB === undefined ? undefined : Size.mebibytes(storageMiB),
      // Only `allow` adds permissions; those that the library adds are wider.
      role: this.role.withoutPolicyUpdates(),
      environment: {
        ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
        // Stack traces name lines of the source by the map beside each bundle.
        NODE_OPTIONS: '--enable-source-maps',
      },
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[config.logLevel],
      systemLogLevelV2: SystemLogLevel.WARN,
      reservedConcurrentExecutions: props.reservedConcurrency,
      ...(network === undefined
        ? {}
        : {
            vpc: network.vpc,
            vpcSubnets: { subnets: [...network.subnets] },
            securityGroups: [network.functions],
          }),
    });
    lambda.node.addDependency(this.role);
    return lambda;
  }
}
