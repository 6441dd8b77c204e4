import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCloudWatchConversationLog } from '../../../lambdas/adapters/cloudwatch/conversation-log.ts';
import { createLogsApi } from '../../../lambdas/adapters/cloudwatch/logs-api.ts';
import { describeConversationLog } from '../../contracts/conversation-log.ts';
import { type CloudWatchStandIn, startCloudWatch } from '../../stand-ins/cloudwatch-logs.ts';

const FROM = new Date('2026-11-22T00:00:00Z');
const TO = new Date('2026-11-29T00:00:00Z');

const line = (message: string): string => JSON.stringify({ message, sessionId: 'K7M2-9QXD' });

let service: CloudWatchStandIn;
beforeEach(async () => {
  service = await startCloudWatch({
    'storevoice-prod-VoiceTokenLogs': [line('a1')],
    'storevoice-prod-VoiceCallLogs': [],
    'storevoice-prod-ImportLogs': [line('b1')],
    'storevoice-prod-VoiceBotExecuteLogs': [line('c1'), line('c2'), line('c3')],
  });
});
afterEach(() => service.close());

const logOf = (groups: { readonly names: readonly string[] } | { readonly prefix: string }) =>
  createCloudWatchConversationLog({
    call: createLogsApi({ region: 'eu-central-1', ...service.access }),
    groups,
    from: FROM,
    to: TO,
  });
const found = (groups = { prefix: 'storevoice-prod-Voice' }) => logOf(groups).linesOf('K7M2-9QXD');

describe('the log of a deployment', () => {
  it('is searched page by page in all groups of the conversation, for the code and the time alone', async () => {
    const { lines, searched } = await found();
    expect([...lines].sort()).toEqual([line('a1'), line('c1'), line('c2'), line('c3')]);
    expect(searched).toEqual({ from: FROM, to: TO });
    expect(service.asked('FilterLogEvents')[0]).toMatchObject({
      filterPattern: '{ $.sessionId = "K7M2-9QXD" }',
      startTime: FROM.getTime(),
      endTime: TO.getTime(),
    });
  });

  it('is searched in the groups that are named, without looking for others', async () => {
    const { lines } = await logOf({ names: ['storevoice-prod-ImportLogs'] }).linesOf('K7M2-9QXD');
    expect(lines).toEqual([line('b1')]);
    expect(service.asked('DescribeLogGroups')).toEqual([]);
  });

  it('signs each request for the service and the region', async () => {
    await found();
    for (const { authorization } of service.headers()) {
      expect(authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/eu-central-1\/logs\/aws4_request, /,
      );
    }
  });

  it('asks again when CloudWatch is busy', async () => {
    service.failNext(400, 'ThrottlingException');
    service.failNext(503, 'ServiceUnavailableException');
    expect((await found()).lines).toHaveLength(4);
  });

  it('names the permission that is missing, at once', async () => {
    service.failNext(400, 'AccessDeniedException', 'not authorized to perform: logs:DescribeLogGroups');
    await expect(found()).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      cause: { message: 'AccessDeniedException: not authorized to perform: logs:DescribeLogGroups' },
    });
    expect(service.headers()).toHaveLength(1);
  });

  it('says so when no group has such a name', async () => {
    await expect(found({ prefix: 'storevoice-pord-Voice' })).rejects.toMatchObject({
      message: 'no log group has a name that begins with storevoice-pord-Voice',
    });
  });
});

describeConversationLog('CloudWatch Logs', async (lines) => {
  const cloud = await startCloudWatch({ one: lines.slice(0, 1), other: lines.slice(1) });
  return {
    log: createCloudWatchConversationLog({
      call: createLogsApi({ region: 'eu-central-1', ...cloud.access }),
      groups: { names: ['one', 'other'] },
      from: FROM,
      to: TO,
    }),
    close: cloud.close,
  };
});
