import { expect } from '@jest/globals';
import { createCloudWatchConversationLog } from '../../../lambdas/adapters/cloudwatch/conversation-log.ts';
import { createLogsApi } from '../../../lambdas/adapters/cloudwatch/logs-api.ts';
import { createFeedDownload } from '../../../lambdas/adapters/feed/open-feed.ts';
import { createOpenAiRealtimeSessions } from '../../../lambdas/adapters/openai/realtime-sessions.ts';
import { createAssistantApi } from '../../../lambdas/adapters/page/assistant-api.ts';
import { createShopPageReader } from '../../../lambdas/adapters/page/shop-page-reader.ts';
import { createHttpsWebhooks } from '../../../lambdas/adapters/webhook/webhooks.ts';
import { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { readObjectText } from '../../../lambdas/core/imports/object-text.ts';
import { sessionSpecExample } from '../../contracts/realtime-sessions.ts';
import { describeUpstreams, type Upstream } from './upstream.ts';

const hostname = Hostname.parse('shop.example.com');
const MS = 200;

const openAi = (baseUrl: string) =>
  createOpenAiRealtimeSessions({
    secrets: { openAiKey: async () => 'sk-test' },
    baseUrl,
    timeoutMs: MS,
  });

const download = createFeedDownload({
  isPublic: (address) => address === '127.0.0.1',
  maxBytes: 2 ** 20,
  stallMs: MS,
  maxMs: 4 * MS,
});

const DOWNLOAD_FAILED = { code: 'DOWNLOAD_FAILED' };
const INVALID_REQUEST = { code: 'INVALID_REQUEST' };

const upstreams: readonly Upstream[] = [
  {
    name: 'OpenAI, where a secret is made',
    ask: (url) => openAi(url).create(sessionSpecExample),
    most: 1,
  },
  {
    name: 'OpenAI, where a call is opened',
    ask: (url) => openAi(url).broker(sessionSpecExample, 'v=0\r\n'),
    most: 1,
  },
  {
    name: 'OpenAI, where a call is ended',
    ask: (url) => openAi(url).hangUp('rtc_1'),
    // Its status is the whole answer.
    except: {
      'answers a letter at a time, for ever': { given: true },
      'answers with a page': { given: true },
      'answers with half of its JSON': { given: true },
      'answers with other JSON': { given: true },
      'answers without an end': { given: true },
      'breaks off in its answer': { given: true },
    },
    most: 1,
  },
  {
    name: 'CloudWatch Logs',
    ask: (endpoint) => {
      const credentials = async () => ({ accessKeyId: 'key-id', secretAccessKey: 'secret' });
      const limits = { attemptMs: MS, firstPauseMs: 5 };
      const call = createLogsApi({ region: 'eu-central-1', endpoint, credentials, ...limits });
      const span = { from: new Date(0), to: new Date() };
      return createCloudWatchConversationLog({ call, groups: { names: ['a'] }, ...span }).linesOf(
        'K7M2-9QXD',
      );
    },
    most: 16,
  },
  {
    name: 'a merchant’s webhook',
    ask: (url) =>
      createHttpsWebhooks({ clock: () => new Date(), ownServer: url, timeLimitMs: MS }).call(
        { url: 'https://localhost/orders', secret: 'x'.repeat(32) },
        { order: 1 },
      ),
    gets: { given: { kind: 'failed', why: expect.stringMatching(/^https:\/\/localhost\/orders: /) } },
    // What it means is judged by the function that asked.
    except: { 'answers with other JSON': { given: { kind: 'answered', body: expect.anything() } } },
    most: 1,
  },
  {
    name: 'the host of a feed',
    ask: async (url) => {
      const answer = await download(`${url}/feed.xml`, {});
      return answer.kind === 'changed' && readObjectText(answer.bytes);
    },
    gets: DOWNLOAD_FAILED,
    // A feed may be anything, and is judged by its reader.
    except: {
      'answers with a page': { given: expect.any(String) },
      'answers with half of its JSON': { given: expect.any(String) },
      'answers with other JSON': { given: expect.any(String) },
      'answers without an end': { code: 'TOO_LARGE' },
    },
    most: 1,
  },
  {
    name: 'the page of a shop',
    ask: async (url) => {
      const { tags } = await createShopPageReader({ timeoutMs: MS }).page(url);
      return tags;
    },
    gets: INVALID_REQUEST,
    except: { 'answers with a page': { given: [] } },
    most: 1,
  },
  {
    name: 'the host of the widget, where a page is checked',
    ask: async (url) => {
      const { shop } = await createShopPageReader({ timeoutMs: MS }).widgetHost(url, hostname);
      return shop;
    },
    gets: { given: 'silent' },
    most: 1,
  },
  {
    name: 'a deployment, where the canary asks for a session',
    ask: (url) => createAssistantApi(url, MS).open(hostname),
    most: 1,
  },
  {
    name: 'a deployment, where the canary asks its question',
    ask: (url) => createAssistantApi(url, MS).search({ hostname, session: 'a' }, 'чайник'),
    most: 1,
  },
];

describeUpstreams(upstreams);
