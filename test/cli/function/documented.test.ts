import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { parseFunctionFile } from '../../../cli/function/edit-functions.ts';
import { createHttpsWebhooks } from '../../../lambdas/adapters/webhook/webhooks.ts';
import {
  HandoffReply,
  MerchantReply,
  OrderStatusReply,
  Transcript,
} from '../../../lambdas/contract/voice/webhook.ts';
import { closeReceivers, json, receive } from '../../contracts/webhooks.ts';

const guide = await readFile(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');

const blocks = (language: string): readonly string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gsu'))].map(([, code = '']) => code);

const Verifier = z.object({
  isFromStorevoice: z.custom<(headers: object, body: string, secret: string) => boolean>(
    (value) => typeof value === 'function',
  ),
});

afterEach(closeReceivers);

describe('the guide for merchants’ servers', () => {
  it.each([`whsec_${Buffer.alloc(32, 7).toString('base64')}`, 'our-own-secret-with-more-than-32-letters'])(
    'has a check in Node.js that takes our calls with the secret %s and no others',
    async (secret) => {
      const [code = ''] = blocks('js');
      const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
      const { isFromStorevoice } = Verifier.parse({ ...Object(module) });
      const port = await receive((request, response, body) => {
        const { headers } = request;
        const checks = [
          isFromStorevoice(headers, body, secret),
          isFromStorevoice(headers, `${body} `, secret),
          isFromStorevoice(headers, body, `${secret.slice(0, -2)}==`),
          isFromStorevoice({ ...headers, 'webhook-timestamp': '1' }, body, secret),
          isFromStorevoice({}, body, secret),
        ];
        json(checks)(request, response, body);
      });
      const webhooks = createHttpsWebhooks({
        clock: () => new Date(),
        ownServer: `http://127.0.0.1:${port}`,
      });
      const outcome = await webhooks.call({ url: 'https://localhost/', secret }, { said: 'Привет' });
      expect(outcome).toEqual({ kind: 'answered', body: [true, false, false, false, false] });
    },
  );

  it('shows files that are taken and answers that fit', () => {
    const [orderFile = '', question = '', order = '', handoff = '', ticket = '', ownFile = '', reply = ''] =
      blocks('json');
    expect(parseFunctionFile(orderFile, 'order-status.json').name).toBe('get_order_status');
    expect(JSON.parse(question)).toMatchObject({ function: 'get_order_status', shop: 'shop.example.com' });
    expect(OrderStatusReply.parse(JSON.parse(order)).order?.status).toBe('with the courier');
    expect(Transcript.parse(JSON.parse(handoff).transcript)).toHaveLength(2);
    expect(HandoffReply.parse(JSON.parse(ticket)).ticket).toBe('T-1001');
    expect(parseFunctionFile(ownFile, 'bonus-points.json').name).toBe('get_bonus_points');
    expect(MerchantReply.parse(JSON.parse(reply)).data).toEqual({ points: 350 });
  });
});
