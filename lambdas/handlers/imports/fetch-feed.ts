import * as z from 'zod';
import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createFeedDownload } from '../../adapters/feed/open-feed.ts';
import { createSha256Stream } from '../../adapters/node-crypto/sha256.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createS3Client, createS3ObjectStore } from '../../adapters/s3/object-store.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import { createFeedFetch } from '../../core/imports/fetch-feed.ts';
import { FetchFeedEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(FetchFeedEnv);
const clock = () => new Date();
const FetchEvent = z.object({ domain: Hostname });

const fetchFeed = createFeedFetch({
  domains: createDynamoDbDomainStore({ client: createDynamoDbClient(), tableName: env.TABLE_NAME, clock }),
  objects: createS3ObjectStore({ client: createS3Client(), bucket: env.FEED_BUCKET }),
  fetchFeed: createFeedDownload(),
  hashStream: createSha256Stream,
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  now: clock,
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked for one shop, by the search for due feeds or by a person. */
export const handler = async (event: unknown): Promise<void> => fetchFeed(FetchEvent.parse(event).domain);
