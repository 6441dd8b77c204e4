import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Household } from '../faces/head.ts';
import { converseOverSocket } from '../faces/websocket.ts';
import { type ApiError, invalidRequest } from '../protocol/api-error.ts';
import type { SessionConfig } from '../protocol/session.ts';
import type { Session } from '../protocol/session-state.ts';
import { queryOf } from './address.ts';
import { bearerOf, type KeyRing } from './keys.ts';
import { HttpRefusal } from './reply.ts';

/** A browser cannot set headers on a socket, so its key comes as the name of a subprotocol. */
const KEY_PROTOCOL = 'openai-insecure-api-key.';
const PROTOCOL = 'realtime';
/** Application close code that OpenAI uses for a refused key. */
const REFUSED = 3000;
/** A 24 kHz minute in base64 has under 4 MB. */
const LARGEST_MESSAGE = 8 * 1024 * 1024;

export interface SocketDesk {
  readonly keys: KeyRing;
  readonly house: Household;
  openSession(config: SessionConfig): Session;
}

export interface Sockets {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const keyOf = (req: IncomingMessage): { readonly key: string | undefined; readonly fromBrowser: boolean } => {
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const key = offered.find((name) => name.startsWith(KEY_PROTOCOL))?.slice(KEY_PROTOCOL.length);
  return { key: bearerOf(req) ?? key, fromBrowser: key !== undefined };
};

const configOf = (req: IncomingMessage, keys: KeyRing): SessionConfig => {
  const query = queryOf(req);
  const caller = keys.identify(keyOf(req).key);
  if (query.has('call_id')) {
    const message = 'Joining a running call by call_id is not served here. Connect with ?model= instead.';
    throw new HttpRefusal(400, invalidRequest('call_id_not_supported', message, 'call_id'));
  }
  const model = query.get('model');
  const config: SessionConfig = caller.kind === 'secret' ? caller.session : { type: 'realtime' };
  return model === null || config.model !== undefined ? config : { ...config, model };
};

const refuseUpgrade = (socket: Duplex, { status, error }: HttpRefusal): void => {
  const body = JSON.stringify({ error });
  const head = [`HTTP/1.1 ${status} Refused`, 'content-type: application/json', 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};

/** A browser shows its page nothing of a refused upgrade, so it is told over the open socket. */
const explainRefusal = (opened: WebSocket, error: ApiError, event_id: string): void => {
  opened.send(JSON.stringify({ type: 'error', event_id, error: { ...error, event_id: null } }));
  opened.close(REFUSED, `${error.type}.${error.code}`);
};

export const createSockets = ({ keys, house, openSession }: SocketDesk): Sockets => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  return {
    upgrade: (req, socket, head) => {
      const accept = (act: (opened: WebSocket) => void): void => server.handleUpgrade(req, socket, head, act);
      try {
        const session = openSession(configOf(req, keys));
        accept((opened) => converseOverSocket(opened, session, house));
      } catch (refusal) {
        if (!(refusal instanceof HttpRefusal)) throw refusal;
        if (keyOf(req).fromBrowser)
          accept((opened) => explainRefusal(opened, refusal.error, house.newId('event')));
        else refuseUpgrade(socket, refusal);
      }
    },
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
};
