import * as z from 'zod';
import { createFeedDownload } from '../../adapters/feed/open-feed.ts';
import { createSha256Stream } from '../../adapters/node-crypto/sha256.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSnsClient, createSnsNotices } from '../../adapters/sns/notices.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import { createFeedFetch } from '../../core/imports/fetch-feed.ts';
import { feedsOf } from '../../deployed/feeds.ts';
import { FetchFeedEnv } from '../../env/imports.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(FetchFeedEnv);
const FetchEvent = z.object({ domain: Hostname });

const fetchFeed = createFeedFetch({
  ...feedsOf(env).parts,
  fetchFeed: createFeedDownload(),
  hashStream: createSha256Stream,
  sendNotice: createSnsNotices({ client: createSnsClient(), topicArn: env.NOTICE_TOPIC_ARN }),
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
});

/** Invoked for one shop, by the search for due feeds or by a person. */
export const handler = async (event: unknown): Promise<void> => fetchFeed(FetchEvent.parse(event).domain);
