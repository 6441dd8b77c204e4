import { posix } from 'node:path';
import { isWeb, openFeed } from '../../lambdas/adapters/feed/open-feed.ts';
import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';
import { uploadedFeed } from '../../lambdas/contract/imports/bucket.ts';
import type { ImportOptions } from '../../lambdas/contract/imports/cloud-import.ts';
import { createImportFollowing, type FollowEnd } from '../../lambdas/core/imports/follow-import.ts';
import { importIdOf } from '../../lambdas/core/imports/start-import.ts';
import type { ImportLedger } from '../../lambdas/ports/imports/import-ledger.ts';
import type { ObjectBytes, ObjectStore } from '../../lambdas/ports/imports/object-store.ts';
import { CommandFailure } from '../command.ts';
import { type Imported, readImportReport } from './catalog-report.ts';
import type { Importing } from './import-here.ts';

interface Deployment {
  readonly bucket: string;
  readonly objects: ObjectStore;
  readonly ledger: ImportLedger;
}

/** The last part of a path or an address; the bucket's consoles take no other signs well. */
const nameOf = (source: string): string => {
  const path = isWeb(source) ? new URL(source).pathname : source.replaceAll('\\', '/');
  return posix
    .basename(path)
    .replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
    .replace(/^[_-]*$/u, 'feed');
};

async function* until(bytes: ObjectBytes, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    signal.throwIfAborted();
    yield piece;
  }
}

const upload = async (
  { parts, source, options, shop, columns, signal }: Importing,
  { bucket, objects }: Deployment,
): Promise<string> => {
  const key = uploadedFeed(shop.hostname, nameOf(source));
  const { bytes } = await openFeed(source, { stdin: parts.stdin });
  const asked: ImportOptions = { force: options.force === true, columns };
  parts.terminal.err(`uploading ${source} to s3://${bucket}/${key}\n`);
  const version = await objects.write(key, until(bytes, signal), { note: JSON.stringify(asked) });
  if (version !== undefined) return importIdOf(sha256, { bucket, key, version });
  throw new CommandFailure(
    `${bucket} keeps no versions of its objects, so it is not the feed bucket of a deployment`,
  );
};

const LOOK = 'look at it with: storevoice catalog status';

const failureOf = (end: Exclude<FollowEnd, { kind: 'ended' }>): string => {
  switch (end.kind) {
    case 'replaced':
      return `OVERTAKEN: another feed of the shop was imported, from ${end.by.source}; ${LOOK}`;
    case 'silent':
      return (
        `nothing was heard of the import for ${end.minutes} minutes; ${LOOK}, or in the executions of the ` +
        'state machine (output ImportStateMachineArn)'
      );
  }
};

/** Has a deployment import a feed: uploads it to the bucket and follows the import in the ledger until it ends. */
export const importThere = async (importing: Importing, deployment: Deployment): Promise<Imported> => {
  const { parts, shop, progress, signal } = importing;
  const importId = await upload(importing, deployment);
  const follow = createImportFollowing({
    ledger: deployment.ledger,
    clock: parts.clock,
    sleep: (ms) => parts.sleep(ms, signal),
  });
  const end = await follow({
    domain: shop.hostname,
    importId,
    onRun: ({ counts }) => {
      const { indexed, variants } = counts;
      progress.show(() => ({ counts, share: indexed > 0 ? indexed / variants : undefined }));
    },
    onWait: ({ waitsFor }) => parts.terminal.err(`waiting for the import of ${waitsFor.source}\n`),
  }).catch((error: unknown) => {
    throw signal.aborted ? new CommandFailure(`the import goes on in the deployment; ${LOOK}`) : error;
  });
  if (end.kind !== 'ended') throw new CommandFailure(failureOf(end));
  if (end.run.state.kind === 'failed') throw new CommandFailure(end.run.state.message);
  return {
    run: end.run,
    report: await readImportReport(deployment.objects, end.run, importing.options.report),
  };
};
