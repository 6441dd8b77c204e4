import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeployConfig } from './config.ts';
import { createDashboard } from './dashboard.ts';
import type { DomainTable } from './domain-table.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { SearchHealth } from './product-search.ts';
import type { VoiceApi } from './voice-api.ts';

/** A shopper who waits longer for an answer has put the phone away. */
const SLOW_MS = 3_000;

export interface MonitoringProps {
  readonly config: DeployConfig;
  readonly handlers: readonly HandlerFunction[];
  readonly api: VoiceApi;
  readonly domains: DomainTable;
  readonly search: SearchHealth;
  /** Feeds on their way to catalogues. */
  readonly imports: SearchHealth;
}

/** One dashboard, and alarms that reach whoever the configuration names. */
export class Monitoring extends Construct {
  readonly topic: Topic;
  readonly dashboardUrl: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { config, handlers } = props;
    this.topic = this.createTopic(config);
    if (config.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(config.alarmEmail));
    const alarms = [
      ...handlers.flatMap(({ alarms: { crashes, failures } }) => [crashes, failures]),
      ...this.createAlarms(props),
      ...props.search.alarms,
      ...props.imports.alarms,
    ];
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(this.topic));
    const dashboard = createDashboard(this, { ...props, alarms });
    const { region } = Stack.of(this);
    this.dashboardUrl = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
  }

  private createTopic({ stage }: DeployConfig): Topic {
    // Alarms hold names and numbers only; CloudWatch cannot publish to a topic under the AWS-managed key.
    const topic = new Topic(this, 'Alarms', { enforceSSL: true, displayName: `Storevoice ${stage}` });
    // A policy of its own, which asking for TLS makes, takes the place of the one that lets the account publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    return topic;
  }

  private createAlarms({ api, domains, config }: MonitoringProps): readonly Alarm[] {
    const { stage } = config;
    const shared = {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      evaluationPeriods: 3,
    };
    const period = Duration.minutes(5);
    return [
      new Alarm(this, 'SlowAnswers', {
        ...shared,
        alarmDescription: `Storevoice ${stage}: one answer in twenty takes over ${SLOW_MS / 1_000} s. Look at search and OpenAI.`,
        metric: api.api.metricLatency({ period, statistic: 'p95' }),
        threshold: SLOW_MS,
      }),
      new Alarm(this, 'TableThrottled', {
        ...shared,
        alarmDescription: `Storevoice ${stage}: the table refuses work at its ceiling; see storevoice:tableMaxReadUnits.`,
        metric: tableThrottles(domains, period),
        threshold: 1,
      }),
    ];
  }
}

const tableThrottles = ({ table }: DomainTable, period: Duration): IMetric =>
  new MathExpression({
    expression: 'FILL(reads, 0) + FILL(writes, 0)',
    label: 'throttled',
    period,
    usingMetrics: {
      reads: table.metric('ReadThrottleEvents', { statistic: 'Sum' }),
      writes: table.metric('WriteThrottleEvents', { statistic: 'Sum' }),
    },
  });
