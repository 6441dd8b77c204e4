import { Duration, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { type Alarm, type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnQueryDefinition, FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeployConfig } from '../config/config.ts';
import { createApiAlarms } from './api-alarms.ts';
import { createDashboard, type DashboardProps } from './dashboard.ts';
import { countLines, createAlarm, logsOf } from './handler-alarms.ts';

/** Shoppers do not wait longer than this for an answer. */
const SLOW_MS = 3_000;

export class Monitoring extends Construct {
  readonly dashboardUrl: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { config, handlers } = props;
    const topic = createTopic(this, config);
    const alarms = [
      ...handlers.flatMap(({ alarms: { crashes, failures } }) => [crashes, failures]),
      slowAnswers(this, props),
      throttledTable(this, props),
      bugs(this, props),
      budgets(this, props),
      ...createApiAlarms(this, props.api),
      ...props.parts.flatMap((part) => part.alarms),
    ];
    if (config.monthlyBudget !== undefined) createBudget(this, topic, config.monthlyBudget);
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    countByShop(props);
    const { dashboardName } = createDashboard(this, props, alarms);
    const { region } = Stack.of(this);
    this.dashboardUrl = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboardName}`;
  }
}

const publishing = (topic: Topic, sid: string, service: string): PolicyStatement =>
  new PolicyStatement({
    sid,
    principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
  });

const createTopic = (scope: Construct, { stage, alarmEmail }: DeployConfig): Topic => {
  // Alarms hold names and numbers only; CloudWatch cannot publish to a topic under the AWS-managed key.
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true, displayName: `Storevoice ${stage}` });
  // The policy for TLS replaces the default one, which lets the account publish.
  topic.addToResourcePolicy(publishing(topic, 'AlarmsOfThisAccount', 'cloudwatch'));
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
};

/** Per cent of the budget: what was spent, and what AWS expects for the whole month. */
const NOTICES = [
  ['ACTUAL', 80],
  ['ACTUAL', 100],
  ['FORECASTED', 100],
] as const;

/** Tells the alarms' topic when the account becomes more expensive than expected. AWS looks a few times a day. */
const createBudget = (scope: Construct, topic: Topic, dollars: number): void => {
  topic.addToResourcePolicy(publishing(topic, 'BudgetsOfThisAccount', 'budgets'));
  const subscribers = [{ subscriptionType: 'SNS', address: topic.topicArn }];
  const budget = new CfnBudget(scope, 'Budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: dollars, unit: 'USD' } },
    notificationsWithSubscribers: NOTICES.map(([notificationType, threshold]) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN' },
      subscribers,
    })),
  });
  // AWS checks the topic's policy when the budget is created.
  budget.node.addDependency(topic);
};

const period = Duration.minutes(5);

const slowAnswers = (scope: Construct, { api: { api }, config }: DashboardProps): Alarm =>
  createAlarm(scope, 'SlowAnswers', {
    alarmDescription: `Storevoice ${config.stage}: one answer in twenty takes over ${SLOW_MS / 1_000} s. Look at search and OpenAI.`,
    metric: api.metricLatency({ period, statistic: 'p95' }),
    threshold: SLOW_MS,
    evaluationPeriods: 3,
  });

const throttledTable = (scope: Construct, { domains: { table }, config }: DashboardProps): Alarm => {
  const throttles = (metricName: string): IMetric => table.metric(metricName, { statistic: 'Sum' });
  return createAlarm(scope, 'TableThrottled', {
    alarmDescription: `Storevoice ${config.stage}: the table refuses work at its ceiling; see storevoice:tableMaxReadUnits.`,
    metric: new MathExpression({
      expression: 'FILL(reads, 0) + FILL(writes, 0)',
      label: 'throttled',
      period,
      usingMetrics: { reads: throttles('ReadThrottleEvents'), writes: throttles('WriteThrottleEvents') },
    }),
    threshold: 1,
    evaluationPeriods: 3,
  });
};

/**
 * Rings at the first bug of ours. The API answers a bug in words, so it is not a crash; `lambdas/http/errors.ts`
 * marks its log line with `bug`, which no failure of another service has.
 */
const bugs = (scope: Construct, { api, config }: DashboardProps): Alarm => {
  const pattern = FilterPattern.booleanValue('$.bug', true);
  const lines = { pattern, namespace: 'Storevoice/Bugs', name: Stack.of(scope).stackName };
  return createAlarm(scope, 'Bugs', {
    alarmDescription: `Storevoice ${config.stage}: the API answered INTERNAL (500), a bug. The saved query "Bugs by cause" has the stack trace.`,
    metric: countLines(scope, logsOf(api.handlers, 'Bugs'), { ...lines, period: Duration.minutes(1) }),
    threshold: 1,
  });
};

/** Rings when a shop has used 80 % of its budget of the month, all of it, or its reserve; the log line names the shop. */
const budgets = (scope: Construct, { api, config }: DashboardProps): Alarm => {
  const pattern = FilterPattern.exists('$.budgetPercent');
  const lines = { pattern, namespace: 'Storevoice/Budgets', name: Stack.of(scope).stackName, period };
  return createAlarm(scope, 'Budgets', {
    alarmDescription: `Storevoice ${config.stage}: a shop used much of its budget of the month. The saved query "Budgets of shops" names it.`,
    metric: countLines(scope, logsOf(api.handlers, 'Budgets'), lines),
    threshold: 1,
  });
};

/**
 * Counts by shop what OpenAI refused (`lambdas/core/voice/upstream.ts` writes these lines), and answers of the assistant
 * that its functions did not bear out (`check_words` does).
 */
const countByShop = ({ api: { handlers } }: DashboardProps): void => {
  for (const handler of handlers) {
    const { logGroup } = handler;
    new MetricFilter(handler, 'OpenAiFailures', {
      logGroup,
      filterPattern: FilterPattern.exists('$.upstream.code'),
      metricNamespace: 'Storevoice/OpenAi',
      metricName: 'Failures',
      dimensions: { Shop: '$.domain', Code: '$.upstream.code' },
    });
    new MetricFilter(handler, 'Corrections', {
      logGroup,
      filterPattern: FilterPattern.exists('$.corrected'),
      metricNamespace: 'Storevoice/Words',
      metricName: 'Corrected',
      dimensions: { Shop: '$.domain', What: '$.corrected' },
    });
  }
};

interface SavedQueriesProps {
  /** Lines of each query by the title that support staff see, below the stack's name. */
  readonly queries: Readonly<Record<string, readonly string[]>>;
  readonly logGroups: readonly LogGroup[];
}

export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { queries, logGroups }: SavedQueriesProps) {
    super(scope, id);
    for (const [title, lines] of Object.entries(queries)) {
      new CfnQueryDefinition(this, title.replaceAll(' ', ''), {
        name: `${Stack.of(this).stackName}/${title}`,
        queryString: lines.join('\n| '),
        logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
      });
    }
  }
}
