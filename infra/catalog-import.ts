import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { FEEDS, WORK } from '../lambdas/contract/bucket-paths.ts';
import { deliveredTo, onNewObjects } from './bucket-events.ts';
import { CatalogPatching } from './catalog-patching.ts';
import { DeadLetters } from './dead-letters.ts';
import { FeedFetching } from './feed-fetching.ts';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';
import { endEnvironment, type ImportParts, startEnvironment } from './import-environment.ts';
import { ImportMachine } from './import-machine.ts';
import { ImportNotices } from './import-notices.ts';
import { ImportSteps } from './import-steps.ts';
import type { SearchHealth } from './product-search.ts';
import { VectorTable } from './vector-table.ts';

export interface CatalogImportProps extends Omit<ImportParts, 'vectors' | 'notices'> {
  readonly house: HandlerHouse;
}

type Parts = ImportParts & Pick<CatalogImportProps, 'house'>;

/** Turns what merchants put into the feed bucket, or keep at an address, into catalogues. */
export class CatalogImport extends Construct {
  readonly imports: ImportMachine;
  readonly notices: ImportNotices;
  readonly health: SearchHealth;
  readonly all: readonly HandlerFunction[];
  /** Fetches one shop's feed when it is invoked. */
  readonly fetch: HandlerFunction;
  private readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: CatalogImportProps) {
    super(scope, id);
    this.notices = new ImportNotices(this, 'Notices', props.config);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const parts = { ...props, notices: this.notices, vectors: new VectorTable(this, 'Vectors') };
    const steps = new ImportSteps(this, 'Steps', parts);
    this.imports = new ImportMachine(this, 'Imports', { config: props.config, steps });
    const fetching = new FeedFetching(this, 'Fetching', { ...parts, deadLetters: this.deadLetters });
    const { patch } = new CatalogPatching(this, 'Patching', { ...parts, deadLetters: this.deadLetters });
    this.fetch = fetching.fetch;
    const ends = [this.createStart(parts), this.createEnd(parts)];
    this.all = [...steps.all, ...ends, patch, fetching.fetch, fetching.findDue];
    this.health = {
      alarms: [this.imports.alarm, this.deadLetters.alarm],
      graphs: {
        Imports: this.imports.metrics,
        'Time of a chunk': [50, 95].map((p) =>
          steps.chunk.live.metricDuration({ statistic: `p${p}`, label: `p${p}` }),
        ),
      },
    };
  }

  private createStart(parts: Parts): HandlerFunction {
    const start = new HandlerFunction(this, 'Start', {
      house: parts.house,
      handler: 'start-import',
      description: 'Starts the import of a feed that was put into the bucket',
      environment: startEnvironment(parts, this.imports.machine.stateMachineArn),
      timeout: Duration.minutes(1),
    });
    parts.domains.grantFind(start);
    parts.notices.grantTell(start);
    this.imports.grantStart(start);
    const { feeds } = parts;
    onNewObjects(this, 'NewFeeds', { feeds, folder: FEEDS, handler: start, deadLetters: this.deadLetters });
    return start;
  }

  private createEnd(parts: Parts): HandlerFunction {
    const { stateMachineArn } = this.imports.machine;
    const end = new HandlerFunction(this, 'End', {
      house: parts.house,
      handler: 'end-import',
      description: 'Closes an import that was not published, and tells people',
      environment: endEnvironment(parts, stateMachineArn),
      timeout: Duration.minutes(3),
    });
    parts.domains.grantLedger(end);
    parts.feeds.grantRead(end, [WORK]);
    parts.search.grantImport(end);
    parts.notices.grantTell(end);
    this.imports.grantLook(end);
    this.deadLetters.catchFailures(end);
    new Rule(this, 'NotPublished', {
      description: 'Imports that ended without a publication, however they ended',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      targets: [deliveredTo(end, this.deadLetters)],
    });
    return end;
  }
}
