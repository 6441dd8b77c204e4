import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { FeedBucket } from './feed-bucket.ts';
import type { HandlerFunction } from './handler-function.ts';

/** An event that could not be delivered for so long is no news any more. */
const DELIVERED_WITHIN = Duration.hours(6);
const DELIVERY_ATTEMPTS = 30;

export const deliveredTo = (handler: HandlerFunction, { queue }: DeadLetters): LambdaFunction =>
  new LambdaFunction(handler.live, {
    deadLetterQueue: queue,
    maxEventAge: DELIVERED_WITHIN,
    retryAttempts: DELIVERY_ATTEMPTS,
  });

export interface NewObjects {
  readonly feeds: FeedBucket;
  readonly folder: string;
  readonly handler: HandlerFunction;
  readonly deadLetters: DeadLetters;
}

/** Has a function called for every object that is put into a folder of the bucket. */
export const onNewObjects = (scope: Construct, id: string, props: NewObjects): Rule => {
  const { feeds, folder, handler, deadLetters } = props;
  deadLetters.catchFailures(handler);
  return new Rule(scope, id, {
    description: `Objects put into ${folder} of the feed bucket`,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [feeds.bucket.bucketName] }, object: { key: [{ prefix: folder }] } },
    },
    targets: [deliveredTo(handler, deadLetters)],
  });
};
