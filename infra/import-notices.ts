import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';

/** Tells people what became of feeds that shoppers do not see; alarms have a topic of their own. */
export class ImportNotices extends Construct {
  readonly topic: Topic;
  readonly environment: Readonly<Record<'NOTICE_TOPIC_ARN', string>>;

  constructor(scope: Construct, id: string, { stage, alarmEmail }: DeployConfig) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, displayName: `Storevoice ${stage} feeds` });
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
    this.environment = { NOTICE_TOPIC_ARN: this.topic.topicArn };
  }

  grantTell(handler: HandlerFunction): void {
    handler.allow('TellPeople', { actions: ['sns:Publish'], resources: [this.topic.topicArn] });
  }
}
