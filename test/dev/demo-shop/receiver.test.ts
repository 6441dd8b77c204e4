import { describe, expect, it } from '@jest/globals';
import { DEMO_SECRET } from '../../../dev/demo-shop/receiver/connected.ts';
import { isSigned } from '../../../dev/demo-shop/receiver/receiver.ts';
import { signatureHeaders } from '../../../lambdas/adapters/webhook/webhooks.ts';

const now = new Date('2026-11-29T09:00:00Z');
const body = '{"function":"get_order_status"}';
const headers = signatureHeaders(DEMO_SECRET, body, now);
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

describe('the demo shop’s server', () => {
  it('takes what was signed with its secret within five minutes', () => {
    expect(isSigned(headers, body, DEMO_SECRET, later(300))).toBe(true);
  });

  it.each([
    ['a changed body', headers, `${body} `, now],
    ['a changed time', { ...headers, 'webhook-timestamp': '1796000000' }, body, new Date(1_796_000_000_000)],
    ['another id', { ...headers, 'webhook-id': 'msg_2' }, body, now],
    ['an old recording', headers, body, later(301)],
    ['a call from the future', headers, body, later(-301)],
    ['no time', { ...headers, 'webhook-timestamp': undefined }, body, now],
    ['another secret', signatureHeaders('x'.repeat(32), body, now), body, now],
    ['no signature', {}, body, now],
  ])('refuses %s', (_, given, text, at) => {
    expect(isSigned(given, text, DEMO_SECRET, at)).toBe(false);
  });
});
