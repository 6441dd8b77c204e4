import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import type { DeadLetters } from '../functions/dead-letters.ts';
import type { HandlerFunction, HandlerSetup } from '../functions/handler-function.ts';
import type { EmbeddingModel } from '../search/embedding-model.ts';
import type { ProductSearch } from '../search/product-search.ts';
import { acknowledge } from '../security/acknowledge.ts';
import type { DomainTable } from '../voice/domain-table.ts';
import type { FeedBucket } from './feed-bucket.ts';

/** Spending ceilings: some 1,000 vectors of 4 KB found and 400 kept a second, more than Bedrock makes. */
const MAX_VECTOR_UNITS = 2_000;

/**
 * Vectors made before. They have their own table, since an import's bursts must not throttle conversations, and since
 * vectors can be made again and so need no recovery or protection.
 */
export class VectorTable extends Construct {
  readonly environment: Readonly<Record<'VECTOR_TABLE_NAME', string>>;
  private readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      billing: Billing.onDemand({
        maxReadRequestUnits: MAX_VECTOR_UNITS,
        maxWriteRequestUnits: MAX_VECTOR_UNITS,
      }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this.table, {
      'AwsSolutions-DDB3':
        'Holds what Bedrock makes again from the feeds; recovery would cost more than that.',
    });
    this.environment = { VECTOR_TABLE_NAME: this.table.tableName };
  }

  grantCache(handler: HandlerFunction): void {
    handler.allow('CacheVectors', {
      actions: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
      resources: [this.table.tableArn],
    });
  }
}

/** Notices about feeds that were not published; alarms have another topic. */
export class ImportNotices extends Construct {
  readonly topic: Topic;
  readonly environment: Readonly<Record<'NOTICE_TOPIC_ARN', string>>;

  constructor(scope: Construct, id: string, { stage, alarmEmail }: DeployConfig) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, displayName: `Storevoice ${stage} feeds` });
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
    this.environment = { NOTICE_TOPIC_ARN: this.topic.topicArn };
  }

  grantSend(handler: HandlerFunction): void {
    handler.allow('TellPeople', { actions: ['sns:Publish'], resources: [this.topic.topicArn] });
  }
}

/** An event that is older than this is outdated. */
const DELIVERED_WITHIN = Duration.hours(6);
const DELIVERY_ATTEMPTS = 30;

export const deliveredTo = (handler: HandlerFunction, { queue }: DeadLetters): LambdaFunction =>
  new LambdaFunction(handler.live, {
    deadLetterQueue: queue,
    maxEventAge: DELIVERED_WITHIN,
    retryAttempts: DELIVERY_ATTEMPTS,
  });

interface NewObjects {
  readonly feeds: FeedBucket;
  readonly folder: string;
  readonly handler: HandlerFunction;
  readonly deadLetters: DeadLetters;
}

/** Calls a function for every new object in a folder of the bucket. */
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

/** The resources that the functions of an import use. */
export interface ImportParts {
  readonly setup: HandlerSetup;
  readonly domains: DomainTable;
  readonly feeds: FeedBucket;
  readonly search: ProductSearch;
  readonly embedding: EmbeddingModel;
  readonly vectors: VectorTable;
  readonly notices: ImportNotices;
  readonly deadLetters: DeadLetters;
}

/** What every function around the feed bucket reads. */
export const feedEnvironment = ({ setup, domains, feeds }: ImportParts) => ({
  LOG_LEVEL: setup.config.logLevel,
  ...domains.environment,
  ...feeds.environment,
});
