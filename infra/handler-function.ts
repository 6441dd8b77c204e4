import { join } from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
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
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import type { DeployConfig } from './config.ts';
import { HandlerAlarms } from './handler-alarms.ts';
import type { Rollout } from './rollout.ts';

/** Something a function may do, granted by the owner of the resource. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why a resource ends in a star; without a reason synthesis refuses one. */
  readonly whyWildcard?: string;
}

/** What all functions of a deployment have in common. */
export interface HandlerHouse {
  readonly config: DeployConfig;
  readonly rollout: Rollout;
  /** Where `bundleHandlers` laid the bundles down, one folder a handler. */
  readonly handlersFolder: string;
}

export interface HandlerFunctionProps {
  readonly house: HandlerHouse;
  /** File in `lambdas/handlers`, without its ending. */
  readonly handler: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** @default the account's pool, no ceiling */
  readonly reservedConcurrency?: number | undefined;
  /** @default 1,024: measured to import and answer without waiting for its share of a processor */
  readonly memoryMiB?: number;
  /** @default 15 seconds, half of what API Gateway waits */
  readonly timeout?: Duration;
  /** Room for temporary files. @default 512, Lambda's own */
  readonly storageMiB?: number;
  /** Crashes a minute that wake somebody. @default 1; more where the caller tries again by itself */
  readonly crashesAMinute?: number;
}

/** One Lambda function as all of ours are: house runtime, own role and log group, `live` alias, alarms, canary. */
export class HandlerFunction extends Construct {
  readonly live: Alias;
  readonly role: Role;
  readonly logGroup: LogGroup;
  readonly alarms: HandlerAlarms;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    const { config, rollout } = props.house;
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
    this.alarms = new HandlerAlarms(this, 'Alarms', {
      live: this.live,
      logGroup: this.logGroup,
      crashesAMinute: props.crashesAMinute ?? 1,
    });
    rollout.deploy(this);
  }

  /** Adds a permission as a policy of its own, so that a reviewer reads in the template what it is for. */
  allow(id: string, { actions, resources, whyWildcard }: Permission): void {
    const policy = new Policy(this.role, id, {
      roles: [this.role],
      statements: [new PolicyStatement({ actions: [...actions], resources: [...resources] })],
    });
    if (whyWildcard !== undefined) acknowledgeWildcards(policy, whyWildcard);
  }

  private createFunction(props: HandlerFunctionProps): LambdaFunction {
    const { config, handlersFolder } = props.house;
    const lambda = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(join(handlersFolder, props.handler)),
      handler: 'index.handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMiB ?? 1_024,
      timeout: props.timeout ?? Duration.seconds(15),
      ...(props.storageMiB === undefined ? {} : { ephemeralStorageSize: Size.mebibytes(props.storageMiB) }),
      // Permissions come through `allow` alone; what the library would add by itself is wider.
      role: this.role.withoutPolicyUpdates(),
      environment: withoutEmpty(props.environment),
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
