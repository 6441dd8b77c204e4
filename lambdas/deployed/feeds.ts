import type * as z from 'zod';
import { createDynamoDbDomainStore } from '../adapters/dynamodb/domain-store.ts';
import { createDynamoDbImportLedger } from '../adapters/dynamodb/import-ledger.ts';
import { createDynamoDbClient } from '../adapters/dynamodb/table.ts';
import { createS3Client, createS3ObjectStore } from '../adapters/s3/object-store.ts';
import type { FeedEnv } from '../env/imports.ts';

/** What the functions around the feed bucket have in common. */
export const feedsOf = (env: z.infer<typeof FeedEnv>) => {
  const clock = () => new Date();
  const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
  const parts = {
    domains: createDynamoDbDomainStore({ ...table, clock }),
    ledger: createDynamoDbImportLedger(table),
    objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
    clock,
  };
  return { parts, table };
};
