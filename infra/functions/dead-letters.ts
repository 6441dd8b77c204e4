import { Duration, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createAlarm } from '../observability/handler-alarms.ts';
import { acknowledge } from '../security/acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';

/** The longest that SQS keeps a message. */
const KEPT = Duration.days(14);
/** Lambda's own ceiling for repeating an event. */
const RETRIES = 2;

interface DeadLettersProps {
  /** The end of the alarm's sentence: what was given up, and where to read on. */
  readonly whatWasLost: string;
}

/** Events that could not be delivered, or whose function failed every time. The first one raises an alarm. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, { whatWasLost }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: KEPT,
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
    });
    acknowledge(this.queue, { 'AwsSolutions-SQS3': 'This is the queue for dead letters.' });
    this.alarm = createAlarm(this, 'Filled', {
      alarmDescription: `${Stack.of(this).stackName}: ${whatWasLost}`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 1,
    });
  }

  /** Keeps the events on which an asynchronous function failed, or that waited for it for longer than `within`. */
  catchFailures(handler: HandlerFunction, within?: Duration): void {
    handler.allow('GiveUp', { actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    handler.live.configureAsyncInvoke({
      onFailure: new SqsDestination(this.queue),
      retryAttempts: RETRIES,
      ...(within === undefined ? {} : { maxEventAge: within }),
    });
  }
}
