import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { piecesOf } from '../aws/pieces.ts';
import type { TableAccess } from './client.ts';
import { vectorTable } from './vector-table.ts';

export interface VectorRowsOptions extends TableAccess {
  readonly sleep: (ms: number) => Promise<void>;
}

export type Row = Readonly<Record<string, AttributeValue>>;

/** DynamoDB's own ceilings for one request. */
const KEYS_A_READ = 100;
const ROWS_A_WRITE = 25;
/** What a table at its ceiling leaves undone is asked for again, after pauses that add up to six seconds. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 200;

const { partitionKey } = vectorTable;

/** Reads and writes any number of rows, in as many requests as that takes. */
export const createVectorRows = ({ client, tableName, sleep }: VectorRowsOptions) => {
  /** Asks for the whole until nothing of it is left; each attempt answers what it left. */
  const untilDone = async <Item>(
    all: readonly Item[],
    attempt: (left: readonly Item[]) => Promise<readonly Item[]>,
  ): Promise<void> => {
    let left = all;
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried >= ATTEMPTS)
        throw new Error(`table ${tableName} left ${left.length} of ${all.length} undone`);
      if (tried > 0) await sleep(FIRST_PAUSE_MS * 2 ** (tried - 1));
      left = await attempt(left);
    }
  };

  const readPiece = (keys: readonly string[], take: (row: Row) => void): Promise<void> =>
    untilDone(keys, async (left) => {
      const Keys = left.map((key) => ({ [partitionKey]: { S: key } }));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } }),
      );
      for (const row of Responses?.[tableName] ?? []) take(row);
      return (UnprocessedKeys?.[tableName]?.Keys ?? []).flatMap((key) => key[partitionKey]?.S ?? []);
    });

  const writePiece = (rows: readonly WriteRequest[]): Promise<void> =>
    untilDone(rows, async (left) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...left] } });
      const { UnprocessedItems } = await client.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    });

  return {
    /** Gives away each row that is there as it comes, in no certain order. */
    read: async (keys: readonly string[], take: (row: Row) => void): Promise<void> =>
      void (await Promise.all(piecesOf(keys, KEYS_A_READ).map((piece) => readPiece(piece, take)))),
    write: async (rows: readonly Row[]): Promise<void> => {
      const requests = rows.map((row) => ({ PutRequest: { Item: row } }));
      await Promise.all(piecesOf(requests, ROWS_A_WRITE).map(writePiece));
    },
  };
};
