import { createHmac, randomUUID } from 'node:crypto';
import { SECRET_PREFIX } from '../../contract/shop/webhook.ts';

const keyOf = (secret: string): Buffer =>
  secret.startsWith(SECRET_PREFIX)
    ? Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
    : Buffer.from(secret);

/** The headers of Standard Webhooks, by which a receiver knows the sender, the time and the body (standardwebhooks.com). */
export const signatureHeaders = (secret: string, body: string, now: Date): Record<string, string> => {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};
