import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FEEDS, REPORTS, WORK } from '../../lambdas/contract/imports/bucket.ts';
import type {
  BeginImportEnv,
  DraftEnv,
  ImportChunkEnv,
  NormaliseFeedEnv,
} from '../../lambdas/env/imports.ts';
import { HandlerFunction } from '../functions/handler-function.ts';
import { feedEnvironment, type ImportParts } from './import-resources.ts';

/** Reads a fifth of a million offers a minute; the largest permitted feed takes nine minutes. */
const NORMALISE_MIB = 2_048;
/** Rows of groups wait in files for the end of the feed. */
const NORMALISE_STORAGE_MIB = 4_096;
/** Lambda's own ceiling. */
const LONGEST = Duration.minutes(15);
/** A throttled chunk waits for some minutes before it fails. */
const CHUNK_TIME = Duration.minutes(10);
/** Chunks that fail are repeated; so many in a minute are not a coincidence. */
const CHUNK_CRASHES = 5;

/** The functions that the state machine calls, each with only the permissions that its step needs. */
export class ImportSteps extends Construct {
  readonly begin: HandlerFunction;
  readonly normalise: HandlerFunction;
  readonly chunk: HandlerFunction;
  readonly publish: HandlerFunction;

  constructor(scope: Construct, id: string, props: ImportParts) {
    super(scope, id);
    const { setup, search, embedding, vectors } = props;
    const { shared } = setup.config.search;
    const reading = { ...feedEnvironment(props), ...search.environment };
    const { EMBEDDING_MODEL, EMBEDDING_DIMENSION } = embedding.environment;
    const drafting = { ...reading, EMBEDDING_MODEL, EMBEDDING_DIMENSION };
    this.begin = new HandlerFunction<typeof BeginImportEnv>(this, 'Begin', {
      setup,
      handler: 'begin-import',
      description: 'Takes a shop’s turn to import and opens the catalogue to fill',
      environment: {
        ...drafting,
        SEARCH_SHARED_UP_TO: `${shared.upTo}`,
        SEARCH_SHARED_SHARDS: `${shared.shards}`,
      },
      timeout: Duration.minutes(3),
    });
    this.normalise = new HandlerFunction<typeof NormaliseFeedEnv>(this, 'Normalise', {
      setup,
      handler: 'normalise-feed',
      description: 'Reads a merchant’s feed into chunks of products, and reports on it',
      environment: reading,
      memoryMiB: NORMALISE_MIB,
      storageMiB: NORMALISE_STORAGE_MIB,
      timeout: LONGEST,
    });
    this.chunk = new HandlerFunction<typeof ImportChunkEnv>(this, 'Chunk', {
      setup,
      handler: 'import-chunk',
      description: 'Writes a chunk of products into the new catalogue, embedding what is new',
      environment: { ...reading, ...embedding.environment, ...vectors.environment },
      timeout: CHUNK_TIME,
      // All imports wait for these executions together, by the retries of the state machine.
      reservedConcurrency: setup.config.importsTogether,
      crashesAMinute: CHUNK_CRASHES,
    });
    this.publish = new HandlerFunction<typeof DraftEnv>(this, 'Publish', {
      setup,
      handler: 'publish-import',
      description: 'Looks at the new catalogue and makes it what shoppers have',
      environment: drafting,
      memoryMiB: NORMALISE_MIB,
      timeout: LONGEST,
    });
    this.grant(props);
  }

  get all(): readonly HandlerFunction[] {
    return [this.begin, this.normalise, this.chunk, this.publish];
  }

  private grant({ domains, feeds, search, embedding, vectors }: ImportParts): void {
    const { begin, normalise, chunk, publish } = this;
    domains.grant('KeepLedger', ...this.all);
    domains.grant('WaitForTurn', begin);
    domains.grant('ChangeDomain', publish);
    for (const step of [begin, chunk, publish]) feeds.grantRead(step, [WORK]);
    for (const step of [begin, chunk]) feeds.grantWrite(step, [WORK]);
    feeds.grantRead(normalise, [FEEDS]);
    feeds.grantWrite(normalise, [WORK, REPORTS]);
    search.grantImport(begin);
    search.grantQuery(normalise);
    for (const step of [chunk, publish]) search.grantImport(step);
    embedding.grantInvoke(chunk);
    vectors.grantCache(chunk);
  }
}
