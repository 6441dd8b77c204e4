import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import {
  IMPORT_LEASE_MS,
  ImportRun,
  stillWaiting,
  WAITING_LEASE_MS,
  WaitingImport,
} from '../../contract/imports/import-run.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ImportBegun, ImportLedger } from '../../ports/imports/import-ledger.ts';
import {
  openRows,
  parseRow,
  type Row,
  type TableAccess,
  tableUnavailable,
  ttlAt,
  type WriteExpressions,
} from './table.ts';

/** The waiting imports of a row; its other attributes are the key and the time to live. */
const waitingIn = (item: Row): readonly WaitingImport[] =>
  Object.values(unmarshall({ ...item })).flatMap((value) => {
    const { success, data } = WaitingImport.safeParse(value);
    return success ? [data] : [];
  });

/** One row for each domain with one attribute for each import, so that parallel imports do not conflict. */
const waits = (waiting: WaitingImport): WriteExpressions => ({
  update: 'SET #id = :waiting, #ttl = :ttl',
  names: { id: waiting.importId },
  values: { waiting, ttl: ttlAt(Date.parse(waiting.updatedAt) + WAITING_LEASE_MS) },
});

const waitsNoLonger = ({ importId }: ImportRun): WriteExpressions => ({
  update: 'REMOVE #id',
  condition: 'attribute_exists(#id)',
  names: { id: importId },
});

/** One row for each domain. The attributes of conditions are beside the run; times are numbers, since dates are texts. */
const RunRow = z.object({ run: ImportRun });

const rowOf = (run: ImportRun) => ({
  importId: run.importId,
  running: run.state.kind === 'running',
  touchedAt: Date.parse(run.updatedAt),
  run,
});

/**
 * The turn is free: no import yet, one that has ended, or one that was silent for too long. A last word from the future does
 * not count: the clock that wrote it was wrong and would keep the turn until then.
 */
const free = ({ importId, updatedAt }: ImportRun, dead: string | undefined): WriteExpressions => ({
  condition:
    'attribute_not_exists(#importId) OR (#importId <> :id AND ' +
    '(#running = :no OR #touchedAt < :silent OR #touchedAt > :future OR #importId = :dead))',
  values: {
    id: importId,
    no: false,
    silent: Date.parse(updatedAt) - IMPORT_LEASE_MS,
    future: Date.parse(updatedAt) + IMPORT_LEASE_MS,
    // An id is never empty, so an empty one matches no import.
    dead: dead ?? '',
  },
});

const own = ({ importId }: ImportRun): WriteExpressions => ({
  condition: '#importId = :id',
  values: { id: importId },
});

/** The other run may end between the write and the look at it. */
const TRIES = 3;

/** The latest import of each domain in one row, kept by conditional writes. */
export const createDynamoDbImportLedger = (access: TableAccess): ImportLedger => {
  const rows = openRows(access);
  const put = (run: ImportRun, said: WriteExpressions) => rows.put(`import#${run.domain}`, rowOf(run), said);
  const updateWaiting = (domain: Hostname, said: WriteExpressions) => rows.update(`waiting#${domain}`, said);

  const latest = async (domain: Hostname): Promise<ImportRun | undefined> => {
    const item = await rows.get(`import#${domain}`);
    return item && parseRow(RunRow, item).run;
  };

  const inTheWay = async ({ domain, importId }: ImportRun): Promise<ImportBegun | undefined> => {
    const run = await latest(domain);
    if (run?.importId === importId) return { kind: 'known', run };
    return run?.state.kind === 'running' ? { kind: 'busy', run } : undefined;
  };

  return {
    latest,
    begin: async (run, dead) => {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if (await put(run, free(run, dead))) {
          await updateWaiting(run.domain, waitsNoLonger(run));
          return { kind: 'begun' };
        }
        const found = await inTheWay(run);
        if (found) return found;
      }
      throw tableUnavailable(
        access.tableName,
        new Error(`imports of ${run.domain} follow each other too fast`),
      );
    },
    update: (run) => put(run, own(run)),
    wait: async (waiting) => void (await updateWaiting(waiting.domain, waits(waiting))),
    waiting: async (domain, at) => stillWaiting(waitingIn((await rows.get(`waiting#${domain}`)) ?? {}), at),
  };
};
