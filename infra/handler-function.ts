import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import { bundling } from './bundling.ts';
import type { DeployConfig } from './config.ts';
import { HandlerAlarms } from './handler-alarms.ts';
import type { Rollout } from './rollout.ts';

const root = join(import.meta.dirname, '..');

/** Something a function may do, granted by the owner of the resource. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why a resource ends in a star; without a reason synthesis refuses one. */
  readonly whyWildcard?: string;
}

export interface HandlerFunctionProps {
  /** File in `lambdas/handlers`, without its ending. */
  readonly handler: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly config: DeployConfig;
  readonly rollout: Rollout;
  /** @default the account's pool, no ceiling */
  readonly reservedConcurrency?: number | undefined;
  /** @default 1,024: measured to import and answer without waiting for its share of a processor */
  readonly memoryMiB?: number;
  /** @default 15 seconds, half of what API Gateway waits */
  readonly timeout?: Duration;
}

/** One Lambda function as all of ours are: house runtime, own role and log group, `live` alias, alarms, canary. */
export class HandlerFunction extends Construct {
  readonly live: Alias;
  readonly role: Role;
  readonly logGroup: LogGroup;
  readonly alarms: HandlerAlarms;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    const { config } = props;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: config.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow('Logs', {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    this.allow('Tracing', {
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      resources: ['*'],
      whyWildcard: 'X-Ray has no resources to name for writing traces.',
    });
    const lambda = this.createFunction(props);
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: lambda.currentVersion });
    this.alarms = new HandlerAlarms(this, 'Alarms', { live: this.live, logGroup: this.logGroup });
    props.rollout.deploy(this);
  }

  /** Adds a permission as a policy of its own, so that a reviewer reads in the template what it is for. */
  allow(id: string, { actions, resources, whyWildcard }: Permission): void {
    const policy = new Policy(this.role, id, {
      roles: [this.role],
      statements: [new PolicyStatement({ actions: [...actions], resources: [...resources] })],
    });
    if (whyWildcard !== undefined) acknowledgeWildcards(policy, whyWildcard);
  }

  private createFunction(props: HandlerFunctionProps): NodejsFunction {
    const { config } = props;
    const lambda = new NodejsFunction(this, 'Function', {
      entry: join(root, 'lambdas', 'handlers', `${props.handler}.ts`),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB ?? 1_024,
      timeout: props.timeout ?? Duration.seconds(15),
      // Permissions come through `allow` alone; what the library would add by itself is wider.
      role: this.role.withoutPolicyUpdates(),
      environment: { ...withoutEmpty(props.environment), NODE_OPTIONS: '--enable-source-maps' },
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[config.logLevel],
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    lambda.node.addDependency(this.role);
    return lambda;
  }
}

const withoutEmpty = (environment: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
