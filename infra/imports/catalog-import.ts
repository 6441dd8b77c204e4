import { Duration, Stack } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FEEDS, PATCHES, REPORTS, WORK } from '../../lambdas/contract/imports/bucket.ts';
import type { EndImportEnv, PatchCatalogEnv, StartImportEnv } from '../../lambdas/env/imports.ts';
import { DeadLetters } from '../functions/dead-letters.ts';
import { HandlerFunction } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';
import { countLines, createAlarm } from '../observability/handler-alarms.ts';
import { FeedFetching } from './feed-fetching.ts';
import { ImportMachine } from './import-machine.ts';
import {
  deliveredTo,
  feedEnvironment,
  ImportNotices,
  type ImportParts,
  onNewObjects,
  VectorTable,
} from './import-resources.ts';
import { ImportSteps } from './import-steps.ts';

type CatalogImportProps = Omit<ImportParts, 'vectors' | 'notices' | 'deadLetters'>;

/** Makes catalogues of the feeds that merchants upload to the bucket or publish at an address. */
export class CatalogImport extends Construct {
  readonly imports: ImportMachine;
  readonly notices: ImportNotices;
  readonly health: Health;
  readonly all: readonly HandlerFunction[];
  readonly fetch: HandlerFunction;

  constructor(scope: Construct, id: string, props: CatalogImportProps) {
    super(scope, id);
    const { config } = props.setup;
    this.notices = new ImportNotices(this, 'Notices', config);
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      whatWasLost: 'an event around the feed bucket was given up. See "Dead letters" in docs/feeds.md.',
    });
    const vectors = new VectorTable(this, 'Vectors');
    const parts = { ...props, notices: this.notices, deadLetters, vectors };
    const steps = new ImportSteps(this, 'Steps', parts);
    this.imports = new ImportMachine(this, 'Imports', { config, steps });
    const { fetch, findDue, late, outdated } = new FeedFetching(this, 'Fetching', parts);
    this.fetch = fetch;
    const end = this.createEnd(parts);
    const patch = createPatch(new Construct(this, 'Patching'), parts);
    this.all = [...steps.all, this.createStart(parts), end, patch, fetch, findDue];
    const chunkTimes = [50, 95].map((p) =>
      steps.chunk.live.metricDuration({ statistic: `p${p}`, label: `p${p}` }),
    );
    this.health = {
      alarms: [alarmOnFailure(new Construct(this, 'Failures'), end), late, outdated, deadLetters.alarm],
      graphs: { Imports: this.imports.metrics, 'Time of a chunk': chunkTimes },
    };
  }

  private createStart(parts: ImportParts): HandlerFunction {
    const { setup, domains, feeds, notices, deadLetters } = parts;
    const start = new HandlerFunction<typeof StartImportEnv>(this, 'Start', {
      setup,
      handler: 'start-import',
      description: 'Starts the import of a feed that was put into the bucket',
      environment: {
        LOG_LEVEL: setup.config.logLevel,
        ...domains.environment,
        ...notices.environment,
        STATE_MACHINE_ARN: this.imports.machine.stateMachineArn,
      },
      timeout: Duration.minutes(1),
    });
    domains.grant('FindDomain', start);
    notices.grantSend(start);
    this.imports.grantStart(start);
    onNewObjects(this, 'NewFeeds', { feeds, folder: FEEDS, handler: start, deadLetters });
    return start;
  }

  private createEnd(parts: ImportParts): HandlerFunction {
    const { setup, domains, feeds, search, notices, deadLetters } = parts;
    const { stateMachineArn } = this.imports.machine;
    const end = new HandlerFunction<typeof EndImportEnv>(this, 'End', {
      setup,
      handler: 'end-import',
      description: 'Closes an import that was not published, and tells people',
      environment: {
        ...feedEnvironment(parts),
        ...search.environment,
        ...notices.environment,
        STATE_MACHINE_ARN: stateMachineArn,
      },
      timeout: Duration.minutes(3),
    });
    domains.grant('KeepLedger', end);
    feeds.grantRead(end, [WORK]);
    search.grantImport(end);
    notices.grantSend(end);
    this.imports.grantLook(end);
    deadLetters.catchFailures(end);
    new Rule(this, 'NotPublished', {
      description: 'Imports that ended without a publication, however they ended',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [deliveredTo(end, deadLetters)],
    });
    return end;
  }
}

/** Rings for imports that failed. A refused feed rings nothing: its notice goes to those who can correct it. */
const alarmOnFailure = (scope: Construct, { logGroup }: HandlerFunction): Alarm => {
  const { stackName } = Stack.of(scope);
  // `lambdas/core/imports/end-import.ts` writes this line, however the execution ended.
  const pattern = FilterPattern.stringValue('$.outcome', '=', 'failed');
  const lines = { pattern, namespace: 'Storevoice/Imports', name: `${stackName} failed` };
  return createAlarm(scope, 'Failed', {
    alarmDescription: `${stackName}: an import failed. The notice to the feeds’ topic says why; shoppers keep what they had.`,
    metric: countLines(scope, { Filter: logGroup }, { ...lines, period: Duration.minutes(5) }),
    threshold: 1,
  });
};

/** Changes prices and stock of the live catalogue by the patches that are uploaded to the bucket. */
const createPatch = (scope: Construct, parts: ImportParts): HandlerFunction => {
  const { setup, domains, feeds, search, notices, deadLetters } = parts;
  const patch = new HandlerFunction<typeof PatchCatalogEnv>(scope, 'Patch', {
    setup,
    handler: 'patch-catalog',
    description: 'Makes price and stock changes that were put into the bucket',
    environment: { ...feedEnvironment(parts), ...search.environment, ...notices.environment },
    timeout: Duration.minutes(10),
  });
  domains.grant('FindDomain', patch);
  feeds.grantRead(patch, [PATCHES]);
  feeds.grantWrite(patch, [REPORTS]);
  search.grantImport(patch);
  notices.grantSend(patch);
  onNewObjects(scope, 'NewPatches', { feeds, folder: PATCHES, handler: patch, deadLetters });
  return patch;
};
