import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import { AssistantError } from '../../contract/errors.ts';
import type { HangUpTimer } from '../../ports/hang-up-timer.ts';

interface SchedulerOptions {
  readonly client: SchedulerClient;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly group: string;
}

const MAX_NAME = 64; // EventBridge Scheduler's limit for a schedule's name.

const scheduleName = (callId: string): string =>
  `hang-up-${callId.replaceAll(/[^\w.-]/g, '_')}`.slice(0, MAX_NAME);

/** One schedule a call, which deletes itself after it has run. Precise to a minute. */
export const createSchedulerHangUpTimer = ({
  client,
  functionArn,
  roleArn,
  group,
}: SchedulerOptions): HangUpTimer => ({
  schedule: async (callId, at) => {
    try {
      await client.send(
        new CreateScheduleCommand({
          Name: scheduleName(callId),
          GroupName: group,
          ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: { Arn: functionArn, RoleArn: roleArn, Input: JSON.stringify({ callId }) },
        }),
      );
    } catch (cause) {
      if (cause instanceof ConflictException) return; // A repeated try of ours has arrived before.
      throw new AssistantError('SERVICE_UNAVAILABLE', `the end of call ${callId} was not scheduled`, {
        cause,
      });
    }
  },
});
