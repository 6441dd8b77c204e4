import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from '../functions/dead-letters.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';

/** A hang-up that waits longer is a dead letter, which rings while the call can still be ended. */
const WAITS = Duration.minutes(15);

/** Ends brokered calls at their limit: one-shot schedules that call the hang-up function and delete themselves. */
export class CallTimer extends Construct {
  readonly environment: Readonly<
    Record<'HANG_UP_GROUP' | 'HANG_UP_FUNCTION_ARN' | 'HANG_UP_ROLE_ARN' | 'HANG_UP_DEAD_LETTERS_ARN', string>
  >;
  readonly alarm: Alarm;
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
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      whatWasLost: 'a call was not ended at its limit, so it goes on and costs.',
    });
    deadLetters.catchFailures(hangUp, WAITS);
    const { queueArn } = deadLetters.queue;
    this.role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }));
    this.alarm = deadLetters.alarm;
    this.environment = {
      HANG_UP_GROUP: this.group.scheduleGroupName,
      HANG_UP_FUNCTION_ARN: hangUp.liveArn,
      HANG_UP_ROLE_ARN: this.role.roleArn,
      HANG_UP_DEAD_LETTERS_ARN: queueArn,
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
