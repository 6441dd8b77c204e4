import type { WebSocket } from 'ws';
import type { Session } from '../protocol/session-state.ts';
import { encodeSound } from '../speech/encoding.ts';
import { SESSION_OVER, startConversation } from './conversation.ts';
import type { Household } from './head.ts';

/** Sound leaves in events of this length; shorter ones would be mostly envelope. */
const FRAME_MS = 100;
/** RFC 6455: the server goes away, as OpenAI closes a session whose time is over. */
const GOING_AWAY = 1001;

/** Converses over an accepted socket until either side closes it. */
export const converseOverSocket = (socket: WebSocket, session: Session, house: Household): void => {
  const conversation = startConversation(
    session,
    {
      channel: 'websocket',
      frameMs: FRAME_MS,
      send: (json) => socket.send(json),
      deliver: (frame, { audio }) => encodeSound(frame, audio.output.format).toString('base64'),
      idle: () => undefined,
      expire: () => socket.close(GOING_AWAY, SESSION_OVER),
    },
    house,
  );
  socket.on('message', (data, isBinary) => {
    if (isBinary)
      conversation.complain('invalid_message', 'Send events as text frames of JSON, not as binary.');
    else conversation.receive(data.toString());
  });
  socket.on('close', () => conversation.close());
  socket.on('error', (error) => house.warn('A Realtime socket failed.', { error: error.message }));
  conversation.open();
};
