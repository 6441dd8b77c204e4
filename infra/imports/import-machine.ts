import { Duration, Stack } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { type Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { createDeliveredLogGroup } from '../config/retention.ts';
import { addPolicy, type HandlerFunction, type Permission } from '../functions/handler-function.ts';
import { importDefinition } from './import-definition.ts';
import type { ImportSteps } from './import-steps.ts';

/** Enough for the largest feed at the slowest quota after a wait for another import of the shop. */
const LONGEST_IMPORT = Duration.hours(24);

/** The import as a state machine, from an upload to the live catalogue. */
export class ImportMachine extends Construct {
  readonly machine: StateMachine;
  readonly metrics: readonly IMetric[];
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: { config: DeployConfig; steps: ImportSteps }) {
    super(scope, id);
    const { config, steps } = props;
    const logs = createDeliveredLogGroup(this, 'Logs', config);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const needed = this.allowWork(steps);
    this.machine = new StateMachine(this, 'Machine', {
      comment: 'From a feed in the bucket to the catalogue that shoppers have',
      definitionBody: importDefinition(this, steps, config.importConcurrency),
      // Only this file adds permissions; those that the library adds are wider.
      role: this.role.withoutPolicyUpdates(),
      timeout: LONGEST_IMPORT,
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    // Step Functions checks at creation that it may write the log.
    this.machine.node.addDependency(...needed);
    // The library's policy for a distributed map; ours replaces it.
    this.machine.node.tryRemoveChild('DistributedMapPolicy');
    this.allowMap();
    this.metrics = [
      this.machine.metricSucceeded({ label: 'published' }),
      this.machine.metricFailed({ label: 'failed or refused' }),
      this.machine.metricTimedOut({ label: 'out of time' }),
    ];
  }

  grantStart(handler: HandlerFunction): void {
    const resources = [this.machine.stateMachineArn];
    handler.allow('StartImport', { actions: ['states:StartExecution'], resources });
  }

  grantLook(handler: HandlerFunction): void {
    handler.allow('LookAtImport', {
      actions: ['states:DescribeExecution'],
      resources: this.executions(':*'),
      whyWildcard: 'Every import is an execution of its own, named by what it imports, of this one machine.',
    });
  }

  /** `:*` matches imports; `/*` matches their chunks, which have the map's label in between. */
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
        resources: steps.all.map(({ liveArn }) => liveArn),
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

  /** Not below the role: the machine depends on everything there, and some of these policies name the machine. */
  private allow(id: string, permission: Permission): Policy {
    return addPolicy(this, id, this.role, permission);
  }
}
