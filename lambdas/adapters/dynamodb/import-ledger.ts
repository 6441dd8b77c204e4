import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import {
  IMPORT_LEASE_MS,
  ImportRun,
  WAITING_LEASE_MS,
  WaitingImport,
} from '../../contract/imports/import-run.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ImportBegun, ImportLedger } from '../../ports/imports/import-ledger.ts';
import { answered, domainTable, parseRow, type TableAccess, unavailable, written } from './table.ts';

const keyOf = (kind: 'import' | 'waiting', domain: Hostname) => ({
  [domainTable.partitionKey]: { S: `${kind}#${domain}` },
});

const lastHeardOf = ({ updatedAt }: WaitingImport): number => Date.parse(updatedAt);

/** The waiting imports of a row; its other attributes are the key and the time to live. */
const waitingIn = (item: Readonly<Record<string, AttributeValue>>): readonly WaitingImport[] =>
  Object.values(unmarshall({ ...item })).flatMap((value) => {
    const { success, data } = WaitingImport.safeParse(value);
    return success ? [data] : [];
  });

/** One row for each domain with one attribute for each import, so that parallel imports do not conflict. */
const waitUpdate = (waiting: WaitingImport) => ({
  Key: keyOf('waiting', waiting.domain),
  UpdateExpression: 'SET #id = :waiting, #ttl = :ttl',
  ExpressionAttributeNames: { '#id': waiting.importId, '#ttl': domainTable.timeToLive },
  ExpressionAttributeValues: {
    ':waiting': { M: marshall(waiting) },
    ':ttl': { N: String(Math.ceil((lastHeardOf(waiting) + WAITING_LEASE_MS) / 1_000)) },
  },
});

const forgetUpdate = ({ domain, importId }: ImportRun) => ({
  Key: keyOf('waiting', domain),
  UpdateExpression: 'REMOVE #id',
  ConditionExpression: 'attribute_exists(#id)',
  ExpressionAttributeNames: { '#id': importId },
});

/** One row for each domain. The attributes of conditions are beside the run; times are numbers, since dates are texts. */
const Row = z.object({ run: ImportRun });

const itemOf = (run: ImportRun): Record<string, AttributeValue> => {
  const conditions = {
    importId: run.importId,
    running: run.state.kind === 'running',
    touchedAt: Date.parse(run.updatedAt),
  };
  return {
    ...keyOf('import', run.domain),
    ...marshall({ ...conditions, run }, { removeUndefinedValues: true }),
  };
};

/**
 * The turn is free: no import yet, one that has ended, or one that was silent for too long. A last word from the future is no
 * word, since the clock that wrote it was wrong and would keep the turn until then.
 */
const free = (run: ImportRun, dead: string | undefined) => ({
  ConditionExpression:
    'attribute_not_exists(#id) OR (#id <> :id AND ' +
    '(#running = :no OR #touched < :silent OR #touched > :future OR #id = :dead))',
  ExpressionAttributeNames: { '#id': 'importId', '#running': 'running', '#touched': 'touchedAt' },
  ExpressionAttributeValues: {
    ':id': { S: run.importId },
    ':no': { BOOL: false },
    ':silent': { N: String(Date.parse(run.updatedAt) - IMPORT_LEASE_MS) },
    ':future': { N: String(Date.parse(run.updatedAt) + IMPORT_LEASE_MS) },
    // An id is never empty, so an empty one matches no import.
    ':dead': { S: dead ?? '' },
  },
});

const own = ({ importId }: ImportRun) => ({
  ConditionExpression: '#id = :id',
  ExpressionAttributeNames: { '#id': 'importId' },
  ExpressionAttributeValues: { ':id': { S: importId } },
});

/** The other run may end between the write and the look at it. */
const TRIES = 3;

/** The latest import of each domain in one row, kept by conditional writes. */
export const createDynamoDbImportLedger = ({ client, tableName }: TableAccess): ImportLedger => {
  const put = async (run: ImportRun, condition: Partial<PutItemCommandInput>): Promise<boolean> => {
    const command = new PutItemCommand({ TableName: tableName, Item: itemOf(run), ...condition });
    return (await written(tableName, client.send(command))) !== undefined;
  };

  const update = (input: Omit<UpdateItemCommandInput, 'TableName'>) =>
    client.send(new UpdateItemCommand({ TableName: tableName, ...input }));

  const read = async (kind: 'import' | 'waiting', domain: Hostname) => {
    const command = new GetItemCommand({
      TableName: tableName,
      Key: keyOf(kind, domain),
      ConsistentRead: true,
    });
    return (await answered(tableName, client.send(command))).Item;
  };

  const latest = async (domain: Hostname): Promise<ImportRun | undefined> => {
    const item = await read('import', domain);
    return item && parseRow(Row, item).run;
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
          await written(tableName, update(forgetUpdate(run)));
          return { kind: 'begun' };
        }
        const found = await inTheWay(run);
        if (found) return found;
      }
      throw unavailable(tableName, new Error(`imports of ${run.domain} follow each other too fast`));
    },
    update: (run) => put(run, own(run)),
    wait: async (waiting) => void (await answered(tableName, update(waitUpdate(waiting)))),
    waiting: async (domain, at) =>
      waitingIn((await read('waiting', domain)) ?? {})
        .filter((waiting) => Math.abs(at.getTime() - lastHeardOf(waiting)) < WAITING_LEASE_MS)
        .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt)),
  };
};
