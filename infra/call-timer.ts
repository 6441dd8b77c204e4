import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

/** Ends brokered calls at their time: one-shot schedules that call the hang-up function and delete themselves. */
export class CallTimer extends Construct {
  readonly environment: Readonly<
    Record<'HANG_UP_GROUP' | 'HANG_UP_FUNCTION_ARN' | 'HANG_UP_ROLE_ARN', string>
  >;
  private readonly group: ScheduleGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { hangUp }: { readonly hangUp: HandlerFunction }) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': this.group.scheduleGroupArn,
          },
        },
      }),
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [hangUp.live.functionArn] }),
    );
    this.environment = {
      HANG_UP_GROUP: this.group.scheduleGroupName,
      HANG_UP_FUNCTION_ARN: hangUp.live.functionArn,
      HANG_UP_ROLE_ARN: this.role.roleArn,
    };
  }

  /** Setting the clock for a call, with the one role that can do nothing but hang up. */
  grantSchedule(handler: HandlerFunction): void {
    const stack = Stack.of(this);
    handler.allow('ScheduleHangUp', {
      actions: ['scheduler:CreateSchedule'],
      resources: [
        stack.formatArn({
          service: 'scheduler',
          resource: 'schedule',
          resourceName: `${this.group.scheduleGroupName}/*`,
        }),
      ],
      whyWildcard: 'Every call has a schedule of its own, named by the call, in this one group.',
    });
    handler.allow('PassHangUpRole', { actions: ['iam:PassRole'], resources: [this.role.roleArn] });
  }
}
