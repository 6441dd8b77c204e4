import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { Refusal, readClientJson } from '../protocol/api-error.ts';
import { DEFAULT_MODEL, SessionConfig } from '../protocol/session.ts';
import { type ApiContext, createCall, hangUpCall, isHangUp } from './calls.ts';
import { bearerOf, corsHeaders, pathOf, readRequestBody, sendJson } from './messages.ts';

/** This server accepts any model name; these are what OpenAI offers for speech today. */
const MODELS = [DEFAULT_MODEL, 'gpt-realtime-2.1-mini'] as const;
/** 2026-01-01; the API requires a date, and nothing reads it. */
const CREATED = 1_767_225_600;

const models = MODELS.map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'storevoice-local' }));

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

const createClientSecret = async (
  req: IncomingMessage,
  res: ServerResponse,
  { secrets, services, openSession }: ApiContext,
): Promise<void> => {
  const message = 'A client secret cannot mint client secrets. Use an API key, on the server.';
  secrets.requireApiKey(bearerOf(req), message);
  const body = (await readRequestBody(req)).toString('utf8');
  const { session, expires_after } = readClientJson(body || '{}', SecretRequest, { what: 'The body' });
  const expires_at = Math.floor(services.now() / 1000) + (expires_after?.seconds ?? DEFAULT_SECONDS);
  const value = secrets.mint(session, expires_at * 1000);
  sendJson(res, 200, { value, expires_at, session: openSession(session) });
};

/** Whether a path belongs to the API, even if nothing is served there. */
export const isApiPath = (path: string): boolean => path.startsWith('/v1/realtime/') || path === '/v1/models';

const SERVED =
  'POST /v1/realtime/client_secrets, POST /v1/realtime/calls, POST /v1/realtime/calls/{call_id}/hangup, ' +
  'GET /v1/models, and the WebSocket /v1/realtime';

const answer = async (req: IncomingMessage, res: ServerResponse, context: ApiContext): Promise<void> => {
  const path = pathOf(req);
  if (req.method === 'GET' && path === '/v1/models') {
    context.secrets.identify(bearerOf(req));
    return sendJson(res, 200, { object: 'list', data: models });
  }
  if (req.method === 'POST') {
    if (path === '/v1/realtime/client_secrets') return createClientSecret(req, res, context);
    if (path === '/v1/realtime/calls') return createCall(req, res, context);
    if (isHangUp(path)) return hangUpCall(req, res, context);
  }
  const message = `Unknown request URL: ${req.method} ${path}. Served here: ${SERVED}.`;
  throw new Refusal('unknown_url', message, { status: 404 });
};

const failure = new Refusal('server_error', 'The Realtime server failed; its log says why.', {
  type: 'server_error',
  status: 500,
});

/** Answers a request of the API whatever happens; `onFailure` gets errors that are faults of this server. */
export const respondTo = async (
  req: IncomingMessage,
  res: ServerResponse,
  { context, onFailure }: { readonly context: ApiContext; onFailure(error: unknown): void },
): Promise<void> => {
  if (req.method === 'OPTIONS') {
    res.writeHead(204, corsHeaders).end();
    return;
  }
  try {
    await answer(req, res, context);
  } catch (cause) {
    if (!(cause instanceof Refusal)) onFailure(cause);
    const { status, error } = cause instanceof Refusal ? cause : failure;
    sendJson(res, status, { error });
  }
};
