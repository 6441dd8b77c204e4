import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isRunning } from '../lambdas/adapters/embedded/process-mark.ts';
import type { Hostname } from '../lambdas/contract/hostname.ts';
import {
  IMPORT_LEASE_MS,
  type ImportCounts,
  type ImportRun,
  NO_COUNTS,
} from '../lambdas/contract/import-run.ts';
import type { ImportLedger } from '../lambdas/ports/import-ledger.ts';
import { CommandFailure } from './command.ts';

/** Told to the ledger at most this often, and at least, so that nobody takes a slow import for dead. */
const TOLD_EVERY_MS = 3_000;
const MAX_HOST = 60;

type Step = Extract<ImportRun['state'], { kind: 'running' }>['step'];
type End = Exclude<ImportRun['state'], { kind: 'running' }>;

/** The right to import, from when it was taken until it is given back. */
export interface Turn {
  tell(step: Step, counts: ImportCounts): void;
  /** Throws when another import has taken the turn, because this one was taken for dead. */
  hold(): Promise<void>;
  end(state: End): Promise<void>;
}

export interface TurnRequest {
  readonly ledger: ImportLedger | undefined;
  readonly domain: Hostname;
  readonly source: string;
  readonly now: () => Date;
  /** Waits for another import to end, a while at a time; absent: the caller is told. */
  readonly wait?: ((run: ImportRun) => Promise<void>) | undefined;
}

/** Names the process, so that another on this machine can see whether it still runs. */
const newImportId = (): string =>
  `${process.pid}@${hostname().slice(0, MAX_HOST)}#${randomUUID().slice(0, 8)}`;

/** True for an import of this machine whose process is gone. */
const isDead = ({ importId }: ImportRun): boolean => {
  const [, pid, host] = /^(\d+)@(.*)#/u.exec(importId) ?? [];
  return host === hostname().slice(0, MAX_HOST) && !isRunning(Number(pid));
};

const busyWith = ({ domain, source, startedAt, updatedAt, counts }: ImportRun): CommandFailure => {
  const deadAt = new Date(Date.parse(updatedAt) + IMPORT_LEASE_MS).toISOString();
  return new CommandFailure(
    `BUSY: ${domain} is being imported from ${source} since ${startedAt} (${counts.rows} offers read, ` +
      `${counts.indexed} variants indexed); wait for it with --wait, or look: storevoice catalog status ` +
      `--domain ${domain}. Unless it is heard of again it is taken for dead at ${deadAt}`,
  );
};

interface Waiting {
  readonly inTheWay: ImportRun;
  readonly at: Date;
}

const tellWaiting = (
  ledger: ImportLedger,
  { domain, importId, source, startedAt }: ImportRun,
  { inTheWay, at }: Waiting,
): Promise<void> =>
  ledger.wait({
    domain,
    importId,
    source,
    startedAt,
    updatedAt: at.toISOString(),
    waitsFor: { importId: inTheWay.importId, source: inTheWay.source },
  });

const begin = async (ledger: ImportLedger, run: ImportRun, { wait, now }: TurnRequest): Promise<void> => {
  let begun = await ledger.begin(run);
  while (begun.kind === 'busy') {
    if (!isDead(begun.run)) {
      if (!wait) throw busyWith(begun.run);
      await tellWaiting(ledger, run, { inTheWay: begun.run, at: now() });
      await wait(begun.run);
    }
    begun = await ledger.begin(
      { ...run, updatedAt: now().toISOString() },
      isDead(begun.run) ? begun.run.importId : undefined,
    );
  }
};

const WITHOUT_LEDGER: Turn = {
  tell: () => undefined,
  hold: async () => undefined,
  end: async () => undefined,
};

/** Takes a shop's turn to import, and keeps it by telling how far the import is. */
export const takeTurn = async (request: TurnRequest): Promise<Turn> => {
  const { ledger, domain, source, now } = request;
  if (!ledger) return WITHOUT_LEDGER;
  const time = now().toISOString();
  let run: ImportRun = {
    domain,
    importId: newImportId(),
    source,
    startedAt: time,
    updatedAt: time,
    state: { kind: 'running', step: 'normalising' },
    counts: NO_COUNTS,
  };
  await begin(ledger, run, request);
  let isOurs = true;
  let telling: Promise<unknown> = Promise.resolve();
  const update = async (state: ImportRun['state']): Promise<void> => {
    run = { ...run, state, updatedAt: now().toISOString() };
    isOurs = await ledger.update(run);
  };
  const heartbeat = setInterval(() => {
    // A store that does not answer now may answer the next time; the lease is long.
    telling = update(run.state).catch(() => undefined);
  }, TOLD_EVERY_MS);
  heartbeat.unref();
  return {
    tell: (step, counts) => {
      run = { ...run, state: { kind: 'running', step }, counts };
    },
    hold: async () => {
      await telling;
      await update(run.state);
      if (!isOurs)
        throw new CommandFailure(
          `BUSY: another import of ${domain} has taken over; this one publishes nothing`,
        );
    },
    end: async (state) => {
      clearInterval(heartbeat);
      await telling;
      await update(state);
    },
  };
};
