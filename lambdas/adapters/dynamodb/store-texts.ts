import { randomUUID } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import { type PublishedTexts, StoreText } from '../../contract/shop/store-text.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';
import { answered, domainTable, parseRow, type TableAccess, written } from './table.ts';

/** A whole shop in one row: DynamoDB takes 400 KB, and texts shrink to a quarter or less. */
const Row = z.object({ revision: z.string(), texts: z.instanceof(Uint8Array) });
const Texts = z.array(StoreText);

const keyOf = (domain: Hostname) => ({ [domainTable.partitionKey]: { S: `texts#${domain}` } });

const unpack = (domain: Hostname, item: Readonly<Record<string, AttributeValue>>): PublishedTexts => {
  const { revision, texts } = parseRow(Row, item);
  try {
    return { revision, texts: Texts.parse(JSON.parse(brotliDecompressSync(texts).toString())) };
  } catch (cause) {
    throw new AssistantError('SERVICE_UNAVAILABLE', `row texts#${domain} is damaged`, { cause });
  }
};

const unchangedSince = (revision: string): Partial<PutItemCommandInput> =>
  revision === ''
    ? {
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': domainTable.partitionKey },
      }
    : {
        ConditionExpression: '#revision = :revision',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':revision': { S: revision } },
      };

/** People rarely change one shop's texts at the same time. */
const ATTEMPTS = 8;

/** The texts of each shop in one row, replaced by conditional writes. */
export const createDynamoDbStoreTexts = ({ client, tableName }: TableAccess): StoreTexts => {
  const published = async (domain: Hostname): Promise<PublishedTexts> => {
    const command = new GetItemCommand({ TableName: tableName, Key: keyOf(domain), ConsistentRead: true });
    const { Item } = await answered(tableName, client.send(command));
    return Item === undefined ? { revision: '', texts: [] } : unpack(domain, Item);
  };

  return {
    published,
    change: async (domain, change) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const { revision, texts } = await published(domain);
        const packed = brotliCompressSync(JSON.stringify(change(texts)));
        const command = new PutItemCommand({
          TableName: tableName,
          Item: { ...keyOf(domain), revision: { S: randomUUID() }, texts: { B: packed } },
          ...unchangedSince(revision),
        });
        if (await written(tableName, client.send(command))) return;
      }
      throw new AssistantError(
        'SERVICE_UNAVAILABLE',
        `the texts of ${domain} are being changed by others; try again`,
      );
    },
  };
};
