import {
  type AttributeValue,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/hostname.ts';
import { IMPORT_LEASE_MS, ImportRun } from '../../contract/import-run.ts';
import { describeIssues } from '../../contract/issues.ts';
import type { ImportBegun, ImportLedger } from '../../ports/import-ledger.ts';
import { type TableAccess, unavailable } from './client.ts';
import { domainTable } from './table.ts';
import { createWaitingImports } from './waiting-imports.ts';

/** One row a domain. What conditions look at stands beside the run: times as numbers, since dates are texts. */
const Row = z.object({ run: ImportRun });

const keyOf = (domain: Hostname): string => `import#${domain}`;

const itemOf = (run: ImportRun): Record<string, AttributeValue> =>
  marshall(
    {
      [domainTable.partitionKey]: keyOf(run.domain),
      importId: run.importId,
      running: run.state.kind === 'running',
      touchedAt: Date.parse(run.updatedAt),
      run,
    },
    { removeUndefinedValues: true },
  );

const parseRow = (domain: Hostname, item: Readonly<Record<string, AttributeValue>>): ImportRun => {
  const row = Row.safeParse(unmarshall({ ...item }), { reportInput: true });
  if (row.success) return row.data.run;
  const issues = describeIssues(row.error);
  throw new AssistantError('SERVICE_UNAVAILABLE', `row ${keyOf(domain)} is damaged: ${issues}`);
};

/** Nobody's turn: no import yet, one that has ended, or one that was silent for too long. */
const free = (run: ImportRun, dead: string | undefined) => ({
  ConditionExpression:
    'attribute_not_exists(#id) OR (#id <> :id AND (#running = :no OR #touched < :silent OR #id = :dead))',
  ExpressionAttributeNames: { '#id': 'importId', '#running': 'running', '#touched': 'touchedAt' },
  ExpressionAttributeValues: {
    ':id': { S: run.importId },
    ':no': { BOOL: false },
    ':silent': { N: String(Date.parse(run.updatedAt) - IMPORT_LEASE_MS) },
    // An id is never empty, so this is nobody's.
    ':dead': { S: dead ?? '' },
  },
});

const own = ({ importId }: ImportRun) => ({
  ConditionExpression: '#id = :id',
  ExpressionAttributeNames: { '#id': 'importId' },
  ExpressionAttributeValues: { ':id': { S: importId } },
});

/** The run in the way may end between the write and the look at it. */
const TRIES = 3;

/** The latest import of each domain in one row, taken and kept by conditional writes. */
export const createDynamoDbImportLedger = ({ client, tableName }: TableAccess): ImportLedger => {
  const { wait, waiting, forget } = createWaitingImports({ client, tableName });

  const put = async (run: ImportRun, condition: Partial<PutItemCommandInput>): Promise<boolean> => {
    try {
      await client.send(new PutItemCommand({ TableName: tableName, Item: itemOf(run), ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw unavailable(tableName, error);
    }
  };

  const latest = async (domain: Hostname): Promise<ImportRun | undefined> => {
    const Key = { [domainTable.partitionKey]: { S: keyOf(domain) } };
    const { Item } = await client
      .send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw unavailable(tableName, error);
      });
    return Item && parseRow(domain, Item);
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
          await forget(run.domain, run.importId);
          return { kind: 'begun' };
        }
        const found = await inTheWay(run);
        if (found) return found;
      }
      throw unavailable(tableName, new Error(`imports of ${run.domain} follow each other too fast`));
    },
    update: (run) => put(run, own(run)),
    wait,
    waiting,
  };
};
