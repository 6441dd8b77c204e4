import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Surroundings } from './brain/state.ts';
import type { Household } from './faces/conversation.ts';
import type { Call } from './faces/webrtc.ts';
import { createCall, hangUpCall, type Switchboard } from './http/calls.ts';
import { createClientSecret } from './http/client-secrets.ts';
import { bearerOf, createKeyRing } from './http/keys.ts';
import { listModels } from './http/models.ts';
import { corsHeaders, HttpRefusal, sendRefusal } from './http/reply.ts';
import { createSockets } from './http/socket.ts';
import { invalidRequest } from './protocol/api-error.ts';
import type { SessionConfig } from './protocol/session.ts';
import { openSession } from './protocol/session-state.ts';
import type { Voice } from './speech/sound.ts';
import { createVoice } from './speech/voice.ts';

/** OpenAI ends every session after an hour. */
const LONGEST_SESSION_MS = 60 * 60 * 1000;

type Fields = Readonly<Record<string, unknown>>;

export interface RealtimeServerOptions {
  readonly log: {
    info(message: string, fields?: Fields): void;
    warn(message: string, fields?: Fields): void;
    error(message: string, fields?: Fields): void;
  };
  /** Milliseconds since 1970; by default the clock. */
  readonly now?: () => number;
  /** By default random. */
  readonly newId?: (prefix: string) => string;
  /** Closed with the server; by default eSpeak NG, or soft tones where that is not installed. */
  readonly voice?: Voice;
  /** How many times faster than life the voice speaks; default 1. Tests without ears raise it. */
  readonly pace?: number;
  /** How long a session may last; default one hour. */
  readonly longestSessionMs?: number;
}

/** The Realtime API on one machine: mount `request` and `upgrade` on an HTTP server. */
export interface RealtimeServer {
  /** Answers when the path is one of the API's; false leaves the request untouched. */
  request(req: IncomingMessage, res: ServerResponse): boolean;
  /** Takes over the socket when the path is the API's; false leaves it untouched. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Ends every session and frees everything. */
  close(): Promise<void>;
}

const randomId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('base64url')}`;

const pathOf = (req: IncomingMessage): string => new URL(req.url ?? '/', 'http://localhost').pathname;

const isOurs = (path: string): boolean => path.startsWith('/v1/realtime/') || path === '/v1/models';

const notFound = (req: IncomingMessage): HttpRefusal => {
  const message = `Unknown request URL: ${req.method} ${pathOf(req)}. Served here: POST /v1/realtime/client_secrets, POST /v1/realtime/calls, POST /v1/realtime/calls/{call_id}/hangup, GET /v1/models, and the WebSocket /v1/realtime.`;
  return new HttpRefusal(404, invalidRequest('unknown_url', message));
};

const answer = async (
  req: IncomingMessage,
  res: ServerResponse,
  board: Switchboard & { now(): number },
): Promise<void> => {
  const path = pathOf(req);
  if (req.method === 'OPTIONS') {
    res.writeHead(204, corsHeaders).end();
    return;
  }
  const hangUp = /^\/v1\/realtime\/calls\/([^/]+)\/hangup$/.exec(path)?.[1];
  if (req.method === 'GET' && path === '/v1/models') {
    board.keys.identify(bearerOf(req));
    listModels(res);
  } else if (req.method !== 'POST') {
    throw notFound(req);
  } else if (path === '/v1/realtime/client_secrets') {
    await createClientSecret(req, res, board);
  } else if (path === '/v1/realtime/calls') {
    await createCall(req, res, board);
  } else if (hangUp !== undefined) {
    hangUpCall(req, res, board, hangUp);
  } else {
    throw notFound(req);
  }
};

export const createRealtimeServer = ({
  log,
  now = Date.now,
  newId = randomId,
  voice = createVoice({
    onTones: (reason) => log.warn('No synthesizer: the voice is soft tones.', { reason }),
  }),
  pace = 1,
  longestSessionMs = LONGEST_SESSION_MS,
}: RealtimeServerOptions): RealtimeServer => {
  const keys = createKeyRing({ now, newSecret: () => newId('ek') });
  const newProtocolId: Surroundings['newId'] = newId;
  const house: Household = { voice, pace, now, newId: newProtocolId, warn: log.warn };
  const calls = new Map<string, Call>();
  const board = {
    keys,
    house,
    calls,
    now,
    newCallId: () => newId('rtc'),
    openSession: (config: SessionConfig) => {
      voice.warmUp();
      return openSession(config, {
        id: newId('sess'),
        expiresAt: Math.ceil((now() + longestSessionMs) / 1000),
      });
    },
  };
  const sockets = createSockets(board);

  return {
    request: (req, res) => {
      if (!isOurs(pathOf(req))) return false;
      answer(req, res, board).catch((error: unknown) => {
        if (error instanceof HttpRefusal) return sendRefusal(res, error);
        log.error('The Realtime server failed.', { path: pathOf(req), error: String(error) });
        const message = 'The Realtime server failed; its log says why.';
        return sendRefusal(
          res,
          new HttpRefusal(500, { type: 'server_error', code: 'server_error', message, param: null }),
        );
      });
      return true;
    },
    upgrade: (req, socket, head) => {
      if (pathOf(req) !== '/v1/realtime') return false;
      sockets.upgrade(req, socket, head);
      return true;
    },
    close: async () => {
      sockets.close();
      voice.close();
      await Promise.all([...calls.values()].map((call) => call.drop()));
    },
  };
};
