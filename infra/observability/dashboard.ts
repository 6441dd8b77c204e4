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
import type { DeployConfig } from '../config/config.ts';
import type { HandlerFunction } from '../functions/handler-function.ts';
import type { DomainTable } from '../voice/domain-table.ts';
import type { VoiceApi } from '../voice/voice-api.ts';
import { shopGraphs } from './shop-graphs.ts';

/** What a part of the deployment adds to the dashboard and to the alarms. */
export interface Health {
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
}

export interface DashboardProps {
  readonly config: DeployConfig;
  readonly handlers: readonly HandlerFunction[];
  readonly api: VoiceApi;
  readonly domains: DomainTable;
  /** Health of the other parts, in the order of their graphs. */
  readonly parts: readonly Health[];
}

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): IWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 12, height: 6 });

const rows = ({ config, api: { api }, handlers, domains: { table }, parts }: DashboardProps): IWidget[][] => {
  const ofEach = (title: string, metricOf: (handler: HandlerFunction, label: string) => IMetric) =>
    graph(
      title,
      handlers.map((handler) => metricOf(handler, handler.node.id)),
    );
  const latencies = [50, 95, 99].map((p) => api.metricLatency({ statistic: `p${p}`, label: `p${p}` }));
  const errors = [api.metricClientError({ label: '4xx' }), api.metricServerError({ label: '5xx' })];
  return [
    ...shopGraphs(config),
    [graph('Requests', [api.metricCount({ label: 'requests' })], errors), graph('Latency', latencies)],
    [
      ofEach('Failed answers', ({ alarms }, label) => alarms.failureMetric.with({ label })),
      ofEach('Function time, p95', ({ live }, label) => live.metricDuration({ statistic: 'p95', label })),
    ],
    [
      ofEach('Function throttles', ({ live }, label) => live.metricThrottles({ label })),
      graph('Table', [table.metricConsumedReadCapacityUnits(), table.metricConsumedWriteCapacityUnits()]),
    ],
    ...parts.map(({ graphs }) => Object.entries(graphs).map(([title, metrics]) => graph(title, metrics))),
  ];
};

/** The first page for support staff: alarms, then shops, traffic, answers, functions, table, search, imports and canary. */
export const createDashboard = (
  scope: Construct,
  props: DashboardProps,
  alarms: readonly Alarm[],
): Dashboard =>
  new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.hours(3),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 })],
      ...rows(props),
    ],
  });
