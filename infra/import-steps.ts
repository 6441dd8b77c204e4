import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FEEDS, REPORTS, WORK } from '../lambdas/contract/bucket-paths.ts';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';
import {
  chunkEnvironment,
  draftEnvironment,
  type ImportParts,
  normaliseEnvironment,
} from './import-environment.ts';

export interface ImportStepsProps extends ImportParts {
  readonly house: HandlerHouse;
}

/** A fifth of a million offers a minute; a feed as large as the limits allow takes nine. */
const NORMALISE_MIB = 2_048;
/** Rows of groups that wait for the feed's end lie in files. */
const NORMALISE_STORAGE_MIB = 4_096;
/** Lambda's own ceiling. */
const LONGEST = Duration.minutes(15);
/** A throttled chunk waits for some minutes before it gives up. */
const CHUNK_TIME = Duration.minutes(10);
/** Chunks that fail are tried again; so many in a minute are no accident. */
const CHUNK_CRASHES = 5;

/** The functions that the state machine calls, each with the permissions of its step and no other. */
export class ImportSteps extends Construct {
  readonly begin: HandlerFunction;
  readonly normalise: HandlerFunction;
  readonly chunk: HandlerFunction;
  readonly publish: HandlerFunction;

  constructor(scope: Construct, id: string, props: ImportStepsProps) {
    super(scope, id);
    this.begin = this.createBegin(props);
    this.normalise = this.createNormalise(props);
    this.chunk = this.createChunk(props);
    this.publish = this.createPublish(props);
    for (const step of this.all) props.domains.grantLedger(step);
    props.domains.grantWait(this.begin);
  }

  get all(): readonly HandlerFunction[] {
    return [this.begin, this.normalise, this.chunk, this.publish];
  }

  private createBegin(props: ImportStepsProps): HandlerFunction {
    const begin = new HandlerFunction(this, 'Begin', {
      house: props.house,
      handler: 'begin-import',
      description: 'Takes a shop’s turn to import and opens the catalogue to fill',
      environment: draftEnvironment(props),
      timeout: Duration.minutes(3),
    });
    props.feeds.grantRead(begin, [WORK]);
    props.feeds.grantWrite(begin, [WORK]);
    props.search.grantImport(begin);
    return begin;
  }

  private createNormalise(props: ImportStepsProps): HandlerFunction {
    const normalise = new HandlerFunction(this, 'Normalise', {
      house: props.house,
      handler: 'normalise-feed',
      description: 'Reads a merchant’s feed into chunks of products, and reports on it',
      environment: normaliseEnvironment(props),
      memoryMiB: NORMALISE_MIB,
      storageMiB: NORMALISE_STORAGE_MIB,
      timeout: LONGEST,
    });
    props.feeds.grantRead(normalise, [FEEDS]);
    props.feeds.grantWrite(normalise, [WORK, REPORTS]);
    props.search.grantQuery(normalise);
    return normalise;
  }

  private createChunk(props: ImportStepsProps): HandlerFunction {
    const chunk = new HandlerFunction(this, 'Chunk', {
      house: props.house,
      handler: 'import-chunk',
      description: 'Writes a chunk of products into the new catalogue, embedding what is new',
      environment: chunkEnvironment(props),
      timeout: CHUNK_TIME,
      crashesAMinute: CHUNK_CRASHES,
    });
    props.feeds.grantRead(chunk, [WORK]);
    props.feeds.grantWrite(chunk, [WORK]);
    props.search.grantImport(chunk);
    props.embedding.grantInvoke(chunk);
    props.vectors.grantCache(chunk);
    return chunk;
  }

  private createPublish(props: ImportStepsProps): HandlerFunction {
    const publish = new HandlerFunction(this, 'Publish', {
      house: props.house,
      handler: 'publish-import',
      description: 'Looks at the new catalogue and makes it what shoppers have',
      environment: draftEnvironment(props),
      memoryMiB: NORMALISE_MIB,
      timeout: LONGEST,
    });
    props.feeds.grantRead(publish, [WORK]);
    props.search.grantImport(publish);
    return publish;
  }
}
