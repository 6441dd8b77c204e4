import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { describeInvalid, invalidRequest } from '../protocol/api-error.ts';
import { SessionConfig } from '../protocol/session.ts';
import type { Session } from '../protocol/session-state.ts';
import { parseJson, readBody } from './body.ts';
import { bearerOf, type KeyRing } from './keys.ts';
import { HttpRefusal, sendJson } from './reply.ts';

const DEFAULT_SECONDS = 600;

const SecretRequest = z.strictObject({
  expires_after: z
    .strictObject({
      anchor: z.literal('created_at').default('created_at'),
      seconds: z.int().min(10).max(7200).default(DEFAULT_SECONDS),
    })
    .optional(),
  session: SessionConfig.default({ type: 'realtime' }),
});

export interface SecretDesk {
  readonly keys: KeyRing;
  now(): number;
  openSession(config: SessionConfig): Session;
}

export const createClientSecret = async (
  req: IncomingMessage,
  res: ServerResponse,
  { keys, now, openSession }: SecretDesk,
): Promise<void> => {
  if (keys.identify(bearerOf(req)).kind === 'secret') {
    const message = 'A client secret cannot mint client secrets. Use an API key, on the server.';
    throw new HttpRefusal(401, {
      ...invalidRequest('invalid_api_key', message),
      type: 'authentication_error',
    });
  }
  const body = (await readBody(req)).toString('utf8');
  const parsed = SecretRequest.safeParse(body === '' ? {} : parseJson(body, 'The body'), {
    reportInput: true,
  });
  if (!parsed.success) throw new HttpRefusal(400, describeInvalid(parsed.error));
  const expires_at = Math.floor(now() / 1000) + (parsed.data.expires_after?.seconds ?? DEFAULT_SECONDS);
  sendJson(res, 200, {
    value: keys.mint(parsed.data.session, expires_at * 1000),
    expires_at,
    session: openSession(parsed.data.session),
  });
};
