import { setTimeout as sleep } from 'node:timers/promises';
import { openCatalogs } from '../../../cli/catalog/catalog-place.ts';
import { readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { createFileSpool } from '../../../lambdas/adapters/files/file-spool.ts';
import { createFileObjectStore } from '../../../lambdas/adapters/files/object-store.ts';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { FEEDS } from '../../../lambdas/contract/imports/bucket.ts';
import { NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { createFeedReader } from '../../../lambdas/core/feed/read-feed.ts';
import { createImportRun } from '../../../lambdas/core/imports/run-import.ts';
import { importIdOf } from '../../../lambdas/core/imports/start-import.ts';
import { runOf } from '../../../lambdas/core/imports/turn.ts';
import type { ObjectStore } from '../../../lambdas/ports/imports/object-store.ts';
import { language } from '../../language.ts';
import { type CatalogMachine, domainsOf } from './local-catalog.ts';

/** A deployment without a cloud: a bucket whose feeds are imported in this process, recorded in the machine's ledger. */
export const openSmallCloud = (folder: string, machine: CatalogMachine) => {
  const { imports: ledger, config } = machine;
  const catalogs = openCatalogs(folder);
  const stored = createFileObjectStore(folder);
  const state: { uploads: number; isHeld: boolean; failure: string | undefined } = {
    uploads: 0,
    isHeld: false,
    failure: undefined,
  };
  const clock = () => new Date();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const domains = domainsOf(machine);
  // A version is a key of its own.
  const at = (key: string, version?: string) => (version === undefined ? key : `${key}#${version}`);
  const bucket: ObjectStore = {
    ...stored,
    read: (key, version) => stored.read(at(key, version)),
    note: (key, version) => stored.note(at(key, version)),
    write: async (key, content, options) => {
      if (!key.startsWith(FEEDS)) return stored.write(key, content, options);
      const version = `v${state.uploads + 1}`;
      await stored.write(at(key, version), content, options);
      state.uploads += 1;
      void start(key, version);
      return version;
    },
  };

  const start = async (key: string, version: string): Promise<void> => {
    if (state.isHeld) return;
    const importId = importIdOf(sha256, { bucket: 'feeds', key, version });
    const request = { domain: config.hostname, key, version, force: false };
    const task = { importId, startedAt: clock().toISOString(), request };
    if (state.failure !== undefined) {
      const running = { kind: 'running', step: 'normalising' } as const;
      await ledger.begin(runOf(task, { state: running, counts: NO_COUNTS }, clock()));
      const failed = { kind: 'failed', message: state.failure } as const;
      await ledger.update(runOf(task, { state: failed, counts: NO_COUNTS }, clock()));
      return;
    }
    const run = createImportRun({
      ...catalogs,
      objects: bucket,
      ledger,
      domains,
      readFeed: createFeedReader({ spool: createFileSpool() }),
      readText: readBytes,
      language,
      embedder: catalogs.embedderOf(language),
      saveCatalogLocale: async () => undefined,
      clock,
      log,
    });
    const { signal } = new AbortController();
    await run(task, { signal, onProgress: () => undefined, onBusy: async () => void (await sleep(20)) });
  };

  return {
    bucket,
    catalogs,
    uploads: () => state.uploads,
    /** Has feeds lie in the bucket, as if no event came. */
    holdBack: () => {
      state.isHeld = true;
    },
    failWith: (message: string) => {
      state.isHeld = false;
      state.failure = message;
    },
  };
};
export type SmallCloud = ReturnType<typeof openSmallCloud>;
