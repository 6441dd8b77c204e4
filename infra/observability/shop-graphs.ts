import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** Where `lambdas/adapters/powertools/log.ts` counts. */
const namespace = 'Storevoice/Shops';
const WIDTH = 8;

const sum = (metricName: string): Metric =>
  new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.hours(1), label: metricName });

const graph = (title: string, names: readonly string[]): IWidget =>
  new GraphWidget({ title, left: names.map(sum), width: WIDTH, height: 6 });

/** The ten shops with most of a metric in an hour. */
const largest = (title: string, metricName: string): IWidget =>
  new GraphWidget({
    title,
    left: [
      new MathExpression({
        expression: `SLICE(SORT(SEARCH('{${namespace},domain} MetricName="${metricName}"', 'Sum', 3600), SUM, DESC), 0, 10)`,
        label: '',
        usingMetrics: {},
        period: Duration.hours(1),
      }),
    ],
    width: WIDTH,
    height: 6,
  });

/** What shops do and cost: all of them together, and the ten largest where each is counted. */
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
];
