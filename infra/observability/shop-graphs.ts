import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** Where `lambdas/adapters/powertools/log.ts` counts. */
const namespace = 'Storevoice/Shops';
const WIDTH = 8;

const sum = (metricName: string): Metric =>
  new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.hours(1), label: metricName });

const graph = (title: string, names: readonly string[]): IWidget =>
  new GraphWidget({ title, left: names.map(sum), width: WIDTH, height: 6 });

interface Ranking {
  readonly statistic: 'Sum' | 'Maximum';
  readonly period: Duration;
}

const SUMS: Ranking = { statistic: 'Sum', period: Duration.hours(1) };
/** A shop's own line about its catalogue comes once a day. */
const AGES: Ranking = { statistic: 'Maximum', period: Duration.days(1) };

/** The ten shops with most of a metric. */
const largest = (title: string, metricName: string, { statistic, period }: Ranking = SUMS): IWidget => {
  const order = statistic === 'Sum' ? 'SUM' : 'MAX';
  const search = `SEARCH('{${namespace},domain} MetricName="${metricName}"', '${statistic}', ${period.toSeconds()})`;
  const expression = `SLICE(SORT(${search}, ${order}, DESC), 0, 10)`;
  return new GraphWidget({
    title,
    left: [new MathExpression({ expression, label: '', usingMetrics: {}, period })],
    width: WIDTH,
    height: 6,
  });
};

const oldestCatalog = new Metric({
  namespace,
  metricName: 'importAge',
  statistic: 'Maximum',
  period: Duration.hours(1),
  label: 'hours',
});

/** What shops do and cost and how old their catalogues are: all together, and the ten largest where each is counted. */
export const shopGraphs = ({ shopMetrics }: { readonly shopMetrics: boolean }): IWidget[][] => [
  [
    graph('Conversations', ['conversations', 'refused']),
    graph('Minutes, and cost in dollars', ['minutes', 'cost']),
    graph('Questions', ['questions', 'unanswered', 'clarified']),
  ],
  ...(shopMetrics
    ? [
        [
          largest('Conversations of the largest shops', 'conversations'),
          largest('Cost of the largest shops', 'cost'),
          largest('Unanswered questions of the largest shops', 'unanswered'),
        ],
      ]
    : []),
  [
    new GraphWidget({ title: 'Oldest catalogue, hours', left: [oldestCatalog], width: WIDTH, height: 6 }),
    ...(shopMetrics ? [largest('Shops with the oldest catalogues, hours', 'importAge', AGES)] : []),
  ],
];
