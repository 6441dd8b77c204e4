import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { HandlerFunction } from '../functions/handler-function.ts';

/** Ends brokered calls at their limit: one-shot schedules that call the hang-up function and delete themselves. */
export class CallTimer extends Construct {
  readonly environment: Readonly<
    Record<'HANG_UP_GROUP' | 'HANG_UP_FUNCTION_ARN' | 'HANG_UP_ROLE_ARN', string>
  >;
  private readonly group: ScheduleGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { hangUp }: { readonly hangUp: HandlerFunction }) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    const source = {
      'aws:SourceAccount': Stack.of(this).account,
      'aws:SourceArn': this.group.scheduleGroupArn,
    };
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: source } }),
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [hangUp.liveArn] }),
    );
    this.environment = {
      HANG_UP_GROUP: this.group.scheduleGroupName,
      HANG_UP_FUNCTION_ARN: hangUp.liveArn,
      HANG_UP_ROLE_ARN: this.role.roleArn,
    };
  }

  /** To schedule the end of a call, with a role that can only hang up. */
  grantSchedule(handler: HandlerFunction): void {
    const resourceName = `${this.group.scheduleGroupName}/*`;
    const schedules = Stack.of(this).formatArn({ service: 'scheduler', resource: 'schedule', resourceName });
    handler.allow('ScheduleHangUp', {
      actions: ['scheduler:CreateSchedule'],
      resources: [schedules],
      whyWildcard: 'Every call has a schedule of its own, named by the call, in this one group.',
    });
    handler.allow('PassHangUpRole', { actions: ['iam:PassRole'], resources: [this.role.roleArn] });
  }
}
