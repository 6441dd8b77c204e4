import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import type { SearchHealth } from './product-search.ts';

/** Free space below which a domain soon refuses writes, as a share of its disk. */
const LOW_SPACE = 0.2;
const MIB_PER_GIB = 1_024;
/** Above it the engine starts to refuse work to protect itself (AWS's own recommended alarm). */
const HIGH_MEMORY_PERCENT = 85;

/** What a managed domain shows of itself, and when somebody is to look at it. */
export class SearchDomainHealth extends Construct implements SearchHealth {
  readonly alarms: readonly Alarm[];
  readonly graphs: SearchHealth['graphs'];

  constructor(scope: Construct, id: string, props: { readonly domain: Domain; readonly volumeGiB: number }) {
    super(scope, id);
    const { domain, volumeGiB } = props;
    const period = Duration.minutes(5);
    const shared = { evaluationPeriods: 3, treatMissingData: TreatMissingData.NOT_BREACHING };
    const atLeast = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    this.alarms = [
      new Alarm(this, 'Red', {
        ...shared,
        alarmDescription:
          'Product search: a catalogue is not readable (cluster status red). Import it again.',
        metric: domain.metricClusterStatusRed({ period }),
        comparisonOperator: atLeast,
        threshold: 1,
        evaluationPeriods: 1,
      }),
      new Alarm(this, 'DiskFull', {
        ...shared,
        alarmDescription: 'Product search: the disk is nearly full. Raise storevoice:searchVolumeGiB.',
        metric: domain.metricFreeStorageSpace({ period }),
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        threshold: volumeGiB * MIB_PER_GIB * LOW_SPACE,
      }),
      new Alarm(this, 'MemoryFull', {
        ...shared,
        alarmDescription:
          'Product search: memory is nearly full. Choose a larger storevoice:searchInstanceType.',
        metric: domain.metricJVMMemoryPressure({ period }),
        comparisonOperator: atLeast,
        threshold: HIGH_MEMORY_PERCENT,
      }),
    ];
    this.graphs = {
      'Search load': [domain.metricCPUUtilization(), domain.metricJVMMemoryPressure()],
      'Search latency inside the cluster': [domain.metricSearchLatency({ statistic: 'p95' })],
    };
  }
}

/** What a serverless collection shows of itself. OCUs are metered for the account as a whole. */
export const collectionHealth = (scope: Construct): SearchHealth => ({
  alarms: [],
  graphs: {
    'Search capacity used': ['SearchOCU', 'IndexingOCU'].map(
      (metricName) =>
        new Metric({
          namespace: 'AWS/AOSS',
          metricName,
          dimensionsMap: { ClientId: Stack.of(scope).account },
          statistic: 'Maximum',
        }),
    ),
  },
});
