import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HandlerFunction } from './handler-function.ts';

/** The longest SQS keeps a message. */
const KEPT = Duration.days(14);
/** Lambda's own ceiling for repeating an event. */
const ATTEMPTS_AGAIN = 2;

/** Events that could not be delivered, or whose function failed every time; somebody is told at the first. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: KEPT,
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
    });
    acknowledge(this.queue, { 'AwsSolutions-SQS3': 'This is the queue for dead letters.' });
    this.alarm = new Alarm(this, 'Filled', {
      alarmDescription: `${Stack.of(this).stackName}: an event around the feed bucket was given up. See "Dead letters" in docs/feeds.md.`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Keeps the events that a function which nobody waits for failed on. */
  catchFailures(handler: HandlerFunction): void {
    handler.allow('GiveUp', { actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    handler.live.configureAsyncInvoke({
      onFailure: new SqsDestination(this.queue),
      retryAttempts: ATTEMPTS_AGAIN,
    });
  }
}
