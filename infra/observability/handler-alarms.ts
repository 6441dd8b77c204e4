import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** An alarm that rings when one period reaches the threshold. Missing data does not ring. */
export const createAlarm = (
  scope: Construct,
  id: string,
  props: Omit<AlarmProps, 'evaluationPeriods'> & { readonly evaluationPeriods?: number },
): Alarm =>
  new Alarm(scope, id, {
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    ...props,
    alarmDescription: `${props.alarmDescription} What to do: docs/runbooks.md`,
  });

/** The logs of functions, by the ids of the filters that count their lines. */
export const logsOf = (
  handlers: readonly { readonly node: Construct['node']; readonly logGroup: LogGroup }[],
  idEnd: string,
): Readonly<Record<string, LogGroup>> =>
  Object.fromEntries(handlers.map(({ node, logGroup }) => [`${node.id}${idEnd}`, logGroup]));

interface Lines {
  readonly pattern: IFilterPattern;
  readonly namespace: string;
  readonly name: string;
  readonly period: Duration;
}

/** How many lines of logs there are together, each log counted by a filter of the given id. */
export const countLines = (
  scope: Construct,
  logs: Readonly<Record<string, LogGroup>>,
  { pattern, namespace, name, period }: Lines,
): Metric => {
  const lines = { filterPattern: pattern, metricNamespace: namespace, metricName: name };
  for (const [id, logGroup] of Object.entries(logs)) new MetricFilter(scope, id, { logGroup, ...lines });
  return new Metric({ namespace, metricName: name, period, statistic: 'Sum' });
};

/** A few failed answers a minute are normal; from this number on they are an outage. */
const FAILURES_A_MINUTE = 5;

interface HandlerAlarmsProps {
  readonly live: Alias;
  readonly logGroup: LogGroup;
  /** Crashes a minute at which the alarm rings. */
  readonly crashesAMinute: number;
}

/**
 * The alarms that stop a rollout. A handler answers every failure in words, so a crash is always a defect. Failed
 * answers are counted from the error lines of the log.
 */
export class HandlerAlarms extends Construct {
  readonly crashes: Alarm;
  readonly failures: Alarm;
  readonly failureMetric: Metric;

  constructor(scope: Construct, id: string, { live, logGroup, crashesAMinute }: HandlerAlarmsProps) {
    super(scope, id);
    const period = Duration.minutes(1);
    const name = `${Stack.of(this).stackName} ${scope.node.id}`;
    const filter = new MetricFilter(this, 'FailureFilter', {
      logGroup,
      metricNamespace: 'Storevoice/Failures',
      metricName: name,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      defaultValue: 0,
    });
    this.failureMetric = filter.metric({ period, statistic: 'Sum' });
    this.crashes = createAlarm(this, 'Crashes', {
      alarmDescription: `${name}: the function crashed or ran out of time. Its log group has the stack trace.`,
      metric: live.metricErrors({ period }),
      threshold: crashesAMinute,
    });
    this.failures = createAlarm(this, 'Failures', {
      alarmDescription: `${name}: answers failed with 5xx. The error lines of its log group name the service.`,
      metric: this.failureMetric,
      threshold: FAILURES_A_MINUTE,
    });
  }
}
