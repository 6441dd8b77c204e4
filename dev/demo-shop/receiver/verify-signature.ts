import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** An older question may be one that somebody recorded and sends again. */
const MAX_AGE_SECONDS = 300;

/** Whether Storevoice sent this body now: the check that docs/webhooks.md shows merchants. */
export const isSigned = (headers: IncomingHttpHeaders, body: string, secret: string, now: Date): boolean => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (typeof signature !== 'string' || !(age <= MAX_AGE_SECONDS)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = Buffer.from(
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
