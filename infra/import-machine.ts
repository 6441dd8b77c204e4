import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction, Permission } from './handler-function.ts';
import { importDefinition } from './import-definition.ts';
import type { ImportSteps } from './import-steps.ts';

/** The largest feed on the slowest quota, and a wait for another one of the shop before. */
const LONGEST_IMPORT = Duration.hours(24);

/** The import as a state machine: what stands between an upload and what shoppers see. */
export class ImportMachine extends Construct {
  readonly machine: StateMachine;
  readonly alarm: Alarm;
  readonly metrics: readonly IMetric[];
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: { config: DeployConfig; steps: ImportSteps }) {
    super(scope, id);
    const { config, steps } = props;
    const logs = new LogGroup(this, 'Logs', {
      retention: config.logRetentionDays,
      removalPolicy: config.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const needed = this.allowWork(steps);
    this.machine = new StateMachine(this, 'Machine', {
      comment: 'From a feed in the bucket to the catalogue that shoppers have',
      definitionBody: importDefinition(this, steps, config.importConcurrency),
      // Permissions are named here; what the library would add by itself is wider.
      role: this.role.withoutPolicyUpdates(),
      timeout: LONGEST_IMPORT,
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    // Step Functions tries at once whether it may write the log.
    this.machine.node.addDependency(...needed);
    // What the library would give the role of a distributed map; ours has its own just below.
    this.machine.node.tryRemoveChild('DistributedMapPolicy');
    this.allowMap();
    this.metrics = [
      this.machine.metricSucceeded({ label: 'published' }),
      this.machine.metricFailed({ label: 'failed or refused' }),
      this.machine.metricTimedOut({ label: 'out of time' }),
    ];
    this.alarm = this.createAlarm();
  }

  /** Starting an import, which is one of this machine's executions. */
  grantStart(handler: HandlerFunction): void {
    const resources = [this.machine.stateMachineArn];
    handler.allow('StartImport', { actions: ['states:StartExecution'], resources });
  }

  /** Looking at how an import ended. */
  grantLook(handler: HandlerFunction): void {
    handler.allow('LookAtImport', {
      actions: ['states:DescribeExecution'],
      resources: this.executions(':*'),
      whyWildcard: 'Every import is an execution of its own, named by what it imports, of this one machine.',
    });
  }

  /** `:*` stands for imports, `/*` for their chunks, which have the map's label in between. */
  private executions(...below: readonly (':*' | '/*')[]): readonly string[] {
    const { stateMachineName } = this.machine;
    return below.map((end) =>
      Stack.of(this).formatArn({ service: 'states', resource: `execution:${stateMachineName}${end}` }),
    );
  }

  private allowWork(steps: ImportSteps): readonly Policy[] {
    return [
      this.allow('CallSteps', {
        actions: ['lambda:InvokeFunction'],
        resources: steps.all.map(({ live }) => live.functionArn),
      }),
      this.allow('Tracing', {
        actions: [
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
        ],
        resources: ['*'],
        whyWildcard: 'X-Ray has no resources to name for writing traces.',
      }),
      this.allow('DeliverLogs', {
        actions: [
          'logs:CreateLogDelivery',
          'logs:GetLogDelivery',
          'logs:UpdateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:DescribeResourcePolicies',
          'logs:DescribeLogGroups',
        ],
        resources: ['*'],
        whyWildcard: 'CloudWatch Logs authorizes deliveries without a resource, as Step Functions documents.',
      }),
    ];
  }

  /** A distributed map runs its chunks as executions of the same machine. */
  private allowMap(): void {
    this.allow('RunChunks', {
      actions: ['states:StartExecution'],
      resources: [this.machine.stateMachineArn],
    });
    this.allow('FollowChunks', {
      actions: ['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'],
      resources: this.executions(':*', '/*'),
      whyWildcard:
        'Every chunk is an execution with a name that Step Functions gives it, of this one machine.',
    });
  }

  private allow(id: string, { actions, resources, whyWildcard }: Permission): Policy {
    // Not below the role: the machine waits for all that is, and some of these name the machine.
    const policy = new Policy(this, id, {
      roles: [this.role],
      statements: [new PolicyStatement({ actions: [...actions], resources: [...resources] })],
    });
    if (whyWildcard !== undefined) acknowledgeWildcards(policy, whyWildcard);
    return policy;
  }

  private createAlarm(): Alarm {
    const period = Duration.minutes(5);
    return new Alarm(this, 'Failed', {
      alarmDescription: `${Stack.of(this).stackName}: a feed was not published. The notice to the feeds’ topic and its execution say why; shoppers keep what they had.`,
      metric: new MathExpression({
        expression: 'FILL(failed, 0) + FILL(late, 0)',
        label: 'not published',
        period,
        usingMetrics: { failed: this.machine.metricFailed(), late: this.machine.metricTimedOut() },
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
