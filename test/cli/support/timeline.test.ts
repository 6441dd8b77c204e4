import { describe, expect, it } from '@jest/globals';
import { showTimeline } from '../../../cli/support/show-timeline.ts';
import { timelineOf } from '../../../cli/support/timeline.ts';

const line = (second: number, message: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    level: 'INFO',
    message,
    timestamp: new Date(Date.UTC(2026, 10, 29, 10, 0, second)).toISOString(),
    sessionId: 'K7M2-9QXD',
    domain: 'shop.example.com',
    requestId: `request-${second}`,
    ...fields,
  });

const started = line(0, 'Session started', {
  connection: 'brokered',
  model: 'gpt-realtime-2.1',
  functions: 14,
});

const call = (second: number, name: string, subject: string, end: Readonly<Record<string, unknown>>) => [
  line(second, `🔍 Bot function ${name}`, { function: name, subject }),
  line(second + 1, 'its end', { requestId: `request-${second}`, function: name, durationMs: 123, ...end }),
];

const shown = (...lines: readonly string[]): string => showTimeline(timelineOf(lines));

describe('the timeline of a conversation', () => {
  it('tells the start, each function as one line, the call and its end, in the order of time', () => {
    const ended = line(50, 'Call ended at its limit', { callId: 'rtc_1' });
    const opened = line(1, 'Call opened', { callId: 'rtc_1', endsAt: '2026-11-29T10:15:01.000Z' });
    const search = call(5, 'search_products', 'чёрный айфон', {
      outcome: 'success',
      status: 'match',
      products: 1,
    });
    expect(shown(ended, ...search.toReversed(), opened, started)).toBe(
      [
        '2026-11-29 10:00:00  started: shop.example.com, brokered connection, gpt-realtime-2.1, 14 functions',
        '2026-11-29 10:00:01  call opened: rtc_1, ends at 2026-11-29 10:15:01 at the latest',
        '2026-11-29 10:00:05  search_products "чёрный айфон": success, match, 1 product, 123 ms',
        '2026-11-29 10:00:50  call ended at its limit: rtc_1',
        '',
      ].join('\n'),
    );
  });

  it('keeps parallel calls of the same function apart', () => {
    const [askedOne = '', endOne = ''] = call(1, 'search_products', 'kettle', {
      outcome: 'success',
      products: 2,
    });
    const [askedOther = '', endOther = ''] = call(2, 'search_products', 'toaster', {
      outcome: 'EMPTY_QUERY',
    });
    expect(shown(askedOne, askedOther, endOther, endOne)).toMatch(
      /"kettle": success, 2 products, 123 ms\n.*"toaster": EMPTY_QUERY, 123 ms\n$/,
    );
  });

  it('tells why a call was refused in the line of that call', () => {
    const refused = line(4, 'POST /api/bot-execute/{function} refused: RATE_LIMITED', {
      level: 'WARN',
      requestId: 'request-3',
      route: 'POST /api/bot-execute/{function}',
      code: 'RATE_LIMITED',
      status: 429,
      reason: 'all 30 calls of this minute are used',
    });
    const broke = line(4, '❌', { requestId: 'request-3', function: 'show_cart', outcome: 'RATE_LIMITED' });
    expect(shown(broke, refused)).toBe(
      '2026-11-29 10:00:04  show_cart: RATE_LIMITED, HTTP 429, all 30 calls of this minute are used\n',
    );
  });

  it('tells what OpenAI refused and the request that its support asks for', () => {
    const upstream = { status: 429, code: 'insufficient_quota', type: 'billing', requestId: 'req_7' };
    const refused = line(1, 'POST /api/call refused', {
      level: 'ERROR',
      route: 'POST /api/call',
      code: 'SERVICE_UNAVAILABLE',
      status: 503,
      error: { name: 'AssistantError', message: 'OpenAI did not answer' },
    });
    expect(shown(line(0, 'OpenAI failed', { level: 'WARN', upstream }), refused)).toBe(
      '2026-11-29 10:00:00  OpenAI failed: insufficient_quota, billing, HTTP 429, request req_7\n' +
        '2026-11-29 10:00:01  POST /api/call refused: SERVICE_UNAVAILABLE, HTTP 503, OpenAI did not answer\n',
    );
  });

  it('tells corrected words and answers that OpenAI gave up, and not each check', () => {
    const checks = [
      ...call(1, 'check_words', '80 letters', { outcome: 'success' }),
      ...call(3, 'check_words', '90 letters', { outcome: 'success', corrected: 'price' }),
      ...call(5, 'report_failure', 'failed server_error resp_1', { outcome: 'SERVICE_UNAVAILABLE' }),
    ];
    expect(shown(...checks)).toBe(
      "2026-11-29 10:00:03  the assistant's words were corrected on the screen: price\n" +
        '2026-11-29 10:00:05  OpenAI gave an answer up: failed server_error resp_1\n',
    );
  });

  it('tells every other line, a call that never ended, and nothing of a line that was cut off', () => {
    const webhook = line(2, 'Webhook of get_order_status failed: no answer', {
      level: 'WARN',
      function: 'get_order_status',
    });
    const [asked = ''] = call(1, 'get_order_status', 'an order', {});
    expect(shown(asked, webhook, started.slice(0, 60))).toBe(
      '2026-11-29 10:00:01  get_order_status "an order": no answer in the log\n' +
        '2026-11-29 10:00:02  WARN: Webhook of get_order_status failed: no answer\n',
    );
  });

  it('cannot be made to steer the terminal by what a shopper says', () => {
    expect(shown(...call(1, 'search_products', '\u001b[2J\nkettle', { outcome: 'success' }))).toMatch(
      /" \[2J kettle"/,
    );
  });
});
