import { createHash } from 'node:crypto';
import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { AssistantError } from '../../contract/errors.ts';
import type { HangUpTimer } from '../../ports/voice/hang-up-timer.ts';
import { clientsOf, WHILE_A_SHOPPER_LISTENS } from '../aws/requests.ts';

/** A client that gives up while the shopper still waits for the call to open. */
export const createSchedulerClient = clientsOf(SchedulerClient, WHILE_A_SHOPPER_LISTENS);

interface SchedulerOptions {
  readonly client: SchedulerClient;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly group: string;
  /** The queue for hang-ups that could not be delivered. */
  readonly deadLettersArn: string;
}

const MAX_DESCRIPTION = 512;
/** People hear of an undelivered hang-up while the call can still be ended; the scheduler's default is a day. */
const DELIVERED_WITHIN_SECONDS = 15 * 60;

/** A schedule's name has 64 letters at most and no colon; a digest keeps calls with long ids apart. */
const scheduleName = (callId: string): string =>
  `hang-up-${createHash('sha256').update(callId).digest('base64url')}`;

/** One schedule for each call, which deletes itself after it has run. Precise to a minute. */
export const createSchedulerHangUpTimer = ({
  client,
  functionArn,
  roleArn,
  group,
  deadLettersArn,
}: SchedulerOptions): HangUpTimer => ({
  schedule: async (call, at) => {
    const { callId } = call;
    try {
      const { ScheduleArn } = await client.send(
        new CreateScheduleCommand({
          Name: scheduleName(callId),
          GroupName: group,
          Description: `Ends call ${callId}`.slice(0, MAX_DESCRIPTION),
          ScheduleExpression: `at(${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)})`,
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: {
            Arn: functionArn,
            RoleArn: roleArn,
            Input: JSON.stringify(call),
            DeadLetterConfig: { Arn: deadLettersArn },
            RetryPolicy: { MaximumEventAgeInSeconds: DELIVERED_WITHIN_SECONDS },
          },
        }),
      );
      if (ScheduleArn === undefined) throw new Error('the answer names no schedule');
    } catch (cause) {
      if (cause instanceof ConflictException) return; // The end of this call is scheduled already.
      throw new AssistantError('SERVICE_UNAVAILABLE', `the end of call ${callId} was not scheduled`, {
        cause,
      });
    }
  },
});
