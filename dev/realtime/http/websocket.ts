import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { SESSION_OVER, type Services, startConnection } from '../connection/connection.ts';
import { type ApiError, errorEvent, Refusal } from '../protocol/api-error.ts';
import type { Session, SessionConfig } from '../protocol/session.ts';
import { codecs } from '../speech/audio/encoding.ts';
import type { ApiContext } from './calls.ts';
import type { ClientSecrets } from './client-secrets.ts';
import { bearerOf, queryOf } from './messages.ts';

/** A browser cannot set headers on a socket, so its key comes as the name of a subprotocol. */
const KEY_PROTOCOL = 'openai-insecure-api-key.';
const PROTOCOL = 'realtime';
/** Application close code that OpenAI uses for a refused key. */
const REFUSED = 3000;
/** RFC 6455: the server goes away, as OpenAI closes a session whose time is over. */
const GOING_AWAY = 1001;
/** A 24 kHz minute in base64 has under 4 MB. */
const LARGEST_MESSAGE = 8 * 1024 * 1024;
/** Sound leaves in events of this length; shorter ones would be mostly envelope. */
const FRAME_MS = 100;

/** Runs a session over an accepted socket until either side closes it. */
const connect = (socket: WebSocket, session: Session, services: Services): void => {
  const connection = startConnection(
    session,
    {
      channel: 'websocket',
      frameMs: FRAME_MS,
      send: (json) => socket.send(json),
      deliver: (frame, { audio }) => codecs[audio.output.format.type].encode(frame).toString('base64'),
      idle: () => undefined,
      expire: () => socket.close(GOING_AWAY, SESSION_OVER),
    },
    services,
  );
  socket.on('message', (data, isBinary) => {
    if (isBinary)
      connection.sendError('invalid_message', 'Send events as text frames of JSON, not as binary.');
    else connection.receive(data.toString());
  });
  socket.on('close', connection.close);
  socket.on('error', (error) => services.warn('A Realtime socket failed.', { error: error.message }));
  connection.open();
};

const browserKeyOf = (req: IncomingMessage): string | undefined =>
  (req.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .find((name) => name.startsWith(KEY_PROTOCOL))
    ?.slice(KEY_PROTOCOL.length);

const configOf = (req: IncomingMessage, secrets: ClientSecrets): SessionConfig => {
  const query = queryOf(req);
  const caller = secrets.identify(bearerOf(req) ?? browserKeyOf(req));
  if (query.has('call_id')) {
    const message = 'Joining a running call by call_id is not served here. Connect with ?model= instead.';
    throw new Refusal('call_id_not_supported', message, { param: 'call_id' });
  }
  const model = query.get('model');
  const config: SessionConfig = caller.kind === 'secret' ? caller.session : { type: 'realtime' };
  return model === null || config.model !== undefined ? config : { ...config, model };
};

const refuseUpgrade = (socket: Duplex, { status, error }: Refusal): void => {
  const body = JSON.stringify({ error });
  const head = [`HTTP/1.1 ${status} Refused`, 'content-type: application/json', 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};

/** A browser shows its page nothing of a refused upgrade, so the open socket explains it. */
const explainRefusal = (opened: WebSocket, error: ApiError, event_id: string): void => {
  opened.send(errorEvent(event_id, error));
  opened.close(REFUSED, `${error.type}.${error.code}`);
};

export const createSockets = ({ secrets, services, openSession }: ApiContext) => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  return {
    upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const accept = (act: (opened: WebSocket) => void): void => server.handleUpgrade(req, socket, head, act);
      try {
        const session = openSession(configOf(req, secrets));
        accept((opened) => connect(opened, session, services));
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        if (browserKeyOf(req) === undefined) refuseUpgrade(socket, cause);
        else accept((opened) => explainRefusal(opened, cause.error, services.newId('event')));
      }
    },
    close: (): void => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
};
