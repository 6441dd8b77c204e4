import type { IncomingMessage, ServerResponse } from 'node:http';
import { invalidRequest } from '../protocol/api-error.ts';
import { pathOf } from './address.ts';
import { createCall, hangUpCall, isHangUp, type Switchboard } from './calls.ts';
import { createClientSecret } from './client-secrets.ts';
import { bearerOf } from './keys.ts';
import { listModels } from './models.ts';
import { corsHeaders, HttpRefusal, sendRefusal } from './reply.ts';

export interface Desk extends Switchboard {
  now(): number;
}

/** Whether a path belongs to the API, even if nothing is served there. */
export const isApiPath = (path: string): boolean => path.startsWith('/v1/realtime/') || path === '/v1/models';

const notFound = (req: IncomingMessage): HttpRefusal => {
  const served =
    'POST /v1/realtime/client_secrets, POST /v1/realtime/calls, POST /v1/realtime/calls/{call_id}/hangup, ' +
    'GET /v1/models, and the WebSocket /v1/realtime';
  const message = `Unknown request URL: ${req.method} ${pathOf(req)}. Served here: ${served}.`;
  return new HttpRefusal(404, invalidRequest('unknown_url', message));
};

const answer = async (req: IncomingMessage, res: ServerResponse, desk: Desk): Promise<void> => {
  const path = pathOf(req);
  if (req.method === 'GET' && path === '/v1/models') {
    desk.keys.identify(bearerOf(req));
    return listModels(res);
  }
  if (req.method !== 'POST') throw notFound(req);
  if (path === '/v1/realtime/client_secrets') return createClientSecret(req, res, desk);
  if (path === '/v1/realtime/calls') return createCall(req, res, desk);
  if (isHangUp(path)) return hangUpCall(req, res, desk);
  throw notFound(req);
};

const failure = new HttpRefusal(500, {
  type: 'server_error',
  code: 'server_error',
  message: 'The Realtime server failed; its log says why.',
  param: null,
});

/** Answers a request of the API whatever happens; `onFailure` hears of what should not have happened. */
export const respondTo = async (
  req: IncomingMessage,
  res: ServerResponse,
  { desk, onFailure }: { readonly desk: Desk; onFailure(error: unknown): void },
): Promise<void> => {
  if (req.method === 'OPTIONS') {
    res.writeHead(204, corsHeaders).end();
    return;
  }
  try {
    await answer(req, res, desk);
  } catch (error) {
    if (!(error instanceof HttpRefusal)) onFailure(error);
    sendRefusal(res, error instanceof HttpRefusal ? error : failure);
  }
};
