import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createSchedulerClient,
  createSchedulerHangUpTimer,
} from '../../../lambdas/adapters/scheduler/hang-up-timer.ts';
import { oneTryAt } from '../../stand-ins/one-try.ts';
import { type SchedulerStandIn, startScheduler } from '../../stand-ins/scheduler.ts';

let service: SchedulerStandIn;
let client: ReturnType<typeof createSchedulerClient>;

const timer = () =>
  createSchedulerHangUpTimer({
    client,
    functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:hang-up:live',
    roleArn: 'arn:aws:iam::111122223333:role/hang-up',
    group: 'calls',
    deadLettersArn: 'arn:aws:sqs:eu-central-1:111122223333:hang-ups',
  });

beforeEach(async () => {
  service = await startScheduler();
  client = createSchedulerClient(oneTryAt(service.url));
});

afterEach(async () => {
  client.destroy();
  await service.close();
});

const call = { callId: 'rtc_1', sessionId: 'K7M2-9QXD', domain: 'shop.example.com' };

describe('the hang-up timer', () => {
  it('calls the hang-up function once at the time, in UTC, and leaves nothing behind but what was not delivered', async () => {
    await timer().schedule(call, new Date('2026-11-22T10:11:12.345Z'));
    expect(service.schedules).toEqual([
      expect.objectContaining({
        GroupName: 'calls',
        ScheduleExpression: 'at(2026-11-22T10:11:12)',
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: 'arn:aws:lambda:eu-central-1:111122223333:function:hang-up:live',
          RoleArn: 'arn:aws:iam::111122223333:role/hang-up',
          Input: '{"callId":"rtc_1","sessionId":"K7M2-9QXD","domain":"shop.example.com"}',
          DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-central-1:111122223333:hang-ups' },
          RetryPolicy: { MaximumEventAgeInSeconds: 900 },
        },
      }),
    ]);
  });

  it('takes a call that is scheduled already for done', async () => {
    await timer().schedule(call, new Date());
    await expect(timer().schedule(call, new Date())).resolves.toBeUndefined();
    expect(service.schedules).toHaveLength(1);
  });

  it('keeps calls apart whose long ids begin alike, or hold what a name may not', async () => {
    for (const callId of [`rtc_${'x'.repeat(80)}1`, `rtc_${'x'.repeat(80)}2`, 'rtc:a/b', 'rtc_a_b']) {
      await timer().schedule({ ...call, callId }, new Date());
    }
    expect(service.schedules).toHaveLength(4);
    for (const { name } of service.schedules) expect(name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
  });

  it('says which call has no end when the scheduler does not answer', async () => {
    await service.close();
    await expect(timer().schedule({ ...call, callId: 'rtc_9' }, new Date())).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: 'the end of call rtc_9 was not scheduled',
    });
  });
});
