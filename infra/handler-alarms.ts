import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Failed answers a minute that are no longer one shopper's bad luck. */
const FAILURES_A_MINUTE = 5;

export interface HandlerAlarmsProps {
  readonly live: Alias;
  readonly logGroup: LogGroup;
  /** Crashes a minute that wake somebody. */
  readonly crashesAMinute: number;
}

/**
 * What turns a rollout back and wakes somebody. Handlers answer every failure in words, so a crash is always a
 * defect, while failed answers are counted from the log, whose error lines are exactly those.
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
    const shared = {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    this.crashes = new Alarm(this, 'Crashes', {
      ...shared,
      alarmDescription: `${name}: the function crashed or ran out of time. Its log group has the stack trace.`,
      metric: live.metricErrors({ period }),
      threshold: crashesAMinute,
    });
    this.failures = new Alarm(this, 'Failures', {
      ...shared,
      alarmDescription: `${name}: answers failed with 5xx. The error lines of its log group name the service.`,
      metric: this.failureMetric,
      threshold: FAILURES_A_MINUTE,
    });
  }
}
