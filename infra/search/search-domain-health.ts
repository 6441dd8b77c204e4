import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import type { Construct } from 'constructs';
import { heapGiB } from '../config/instance-limits.ts';
import type { Health } from '../observability/dashboard.ts';
import { createAlarm } from '../observability/handler-alarms.ts';

/** Free space as a share of the disk. At a fifth the domain already refuses writes. */
const LOW_SPACE = 0.25;
const MIB_PER_GIB = 1_024;
const HIGH_MEMORY_PERCENT = 95;
const HIGH_CPU_PERCENT = 80;
/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-sharding.html */
const MOST_SHARDS_A_GIB = 25;
/** A node that restarts is back in less. */
const YELLOW_MINUTES = 5;

const minute = { period: Duration.minutes(1) };

const stateAlarms = (scope: Construct, domain: Domain): readonly Alarm[] => [
  createAlarm(scope, 'Red', {
    alarmDescription: 'Product search: a catalogue is not readable (cluster status red). Import it again.',
    metric: domain.metricClusterStatusRed(minute),
    threshold: 1,
  }),
  createAlarm(scope, 'Yellow', {
    alarmDescription: 'Product search: catalogues have lost their second copy (cluster status yellow).',
    metric: domain.metricClusterStatusYellow(minute),
    threshold: 1,
    evaluationPeriods: YELLOW_MINUTES,
  }),
  createAlarm(scope, 'WritesBlocked', {
    alarmDescription:
      'Product search: the domain refuses writes, so imports fail. Its disk or memory is full.',
    metric: domain.metricClusterIndexWritesBlocked({ period: Duration.minutes(5) }),
    threshold: 1,
  }),
  createAlarm(scope, 'SnapshotFailed', {
    alarmDescription: 'Product search: the automated snapshot failed. Look at the status of the cluster.',
    metric: domain.metricAutomatedSnapshotFailure(minute),
    threshold: 1,
  }),
];

const loadAlarms = (scope: Construct, domain: Domain, volumeGiB: number): readonly Alarm[] => [
  createAlarm(scope, 'DiskFull', {
    alarmDescription: 'Product search: the disk is nearly full. Raise storevoice:searchVolumeGiB.',
    metric: domain.metricFreeStorageSpace(minute),
    comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: volumeGiB * MIB_PER_GIB * LOW_SPACE,
  }),
  createAlarm(scope, 'MemoryFull', {
    alarmDescription: 'Product search: memory is nearly full. Choose a larger storevoice:searchInstanceType.',
    metric: domain.metricJVMMemoryPressure(minute),
    threshold: HIGH_MEMORY_PERCENT,
    evaluationPeriods: 3,
  }),
  createAlarm(scope, 'Busy', {
    alarmDescription:
      'Product search: processors are busy for 45 minutes. Choose a larger storevoice:searchInstanceType.',
    metric: domain.metricCPUUtilization({ period: Duration.minutes(15) }),
    threshold: HIGH_CPU_PERCENT,
    evaluationPeriods: 3,
  }),
];

/** None for an instance type whose heap is not known. */
const shardAlarms = (scope: Construct, domain: Domain, nodes: Nodes): readonly Alarm[] => {
  const heap = heapGiB(nodes.instanceType);
  if (heap === undefined) return [];
  const alarm = createAlarm(scope, 'ManyShards', {
    alarmDescription:
      'Product search: more shards than the memory of the nodes is for. Let more shops share an index (storevoice:searchSharedUpTo).',
    metric: domain.metric('Shards.active', { period: Duration.minutes(5), statistic: 'Maximum' }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: MOST_SHARDS_A_GIB * heap * nodes.instanceCount,
  });
  return [alarm];
};

interface Nodes {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeGiB: number;
}

/**
 * The alarms that AWS recommends for a domain, with its values:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html
 */
export const createDomainHealth = (scope: Construct, domain: Domain, nodes: Nodes): Health => ({
  alarms: [
    ...stateAlarms(scope, domain),
    ...loadAlarms(scope, domain, nodes.volumeGiB),
    ...shardAlarms(scope, domain, nodes),
  ],
  graphs: {
    'Search load': [domain.metricCPUUtilization(), domain.metricJVMMemoryPressure()],
    'Search latency inside the cluster': [domain.metricSearchLatency({ statistic: 'p95' })],
  },
});
