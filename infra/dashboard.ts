import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';
import type { MonitoringProps } from './monitoring.ts';

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): IWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 12, height: 6 });

const graphs = ({ api: { api }, handlers, domains, search, imports }: MonitoringProps): IWidget[][] => {
  const ofEach = (metricOf: (handler: HandlerFunction) => IMetric) => handlers.map(metricOf);
  return [
    [
      graph(
        'Requests',
        [api.metricCount({ label: 'requests' })],
        [api.metricClientError({ label: '4xx' }), api.metricServerError({ label: '5xx' })],
      ),
      graph(
        'Latency',
        [50, 95, 99].map((p) => api.metricLatency({ statistic: `p${p}`, label: `p${p}` })),
      ),
    ],
    [
      graph(
        'Failed answers',
        ofEach(({ alarms, node }) => alarms.failureMetric.with({ label: node.id })),
      ),
      graph(
        'Function time, p95',
        ofEach(({ live, node }) => live.metricDuration({ statistic: 'p95', label: node.id })),
      ),
    ],
    [
      graph(
        'Function throttles',
        ofEach(({ live, node }) => live.metricThrottles({ label: node.id })),
      ),
      graph('Table', [
        domains.table.metricConsumedReadCapacityUnits(),
        domains.table.metricConsumedWriteCapacityUnits(),
      ]),
    ],
    Object.entries(search.graphs).map(([title, metrics]) => graph(title, metrics)),
    Object.entries(imports.graphs).map(([title, metrics]) => graph(title, metrics)),
  ];
};

/** What support staff look at first: alarms, then traffic, answers, functions, table, search and imports. */
export const createDashboard = (
  scope: Construct,
  props: MonitoringProps & { readonly alarms: readonly Alarm[] },
): Dashboard =>
  new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.hours(3),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24, height: 4 })],
      ...graphs(props),
    ],
  });
