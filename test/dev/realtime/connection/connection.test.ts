import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Connection, startConnection } from '../../../../dev/realtime/connection/connection.ts';
import { newSession } from '../../../../dev/realtime/protocol/session.ts';
import { createTones } from '../listen.ts';

let connection: Connection;
afterEach(() => connection.close());

const start = ({ lifeMs = 60_000 }: { lifeMs?: number } = {}) => {
  const sent: { readonly type: string }[] = [];
  let expired = 0;
  const ending = new EventEmitter();
  const ended = once(ending, 'expired');
  let ids = 0;
  const now = Date.now();
  const session = newSession({ type: 'realtime' }, { id: 'sess_1', expiresAt: (now + lifeMs) / 1000 });
  connection = startConnection(
    session,
    {
      channel: 'webrtc',
      frameMs: 20,
      sampleRate: 8_000,
      send: (json) => sent.push(JSON.parse(json)),
      deliver: () => undefined,
      idle: () => undefined,
      expire: () => {
        expired += 1;
        ending.emit('expired');
      },
    },
    {
      voice: createTones(),
      pace: 20,
      newId: (prefix) => `${prefix}_${ids++}`,
      now: () => now,
      reply: () => [{ kind: 'say', text: 'Да.', language: 'ru' }],
      warn: () => undefined,
    },
  );
  return { types: () => sent.map(({ type }) => type), expired: () => expired, ended };
};

const update = JSON.stringify({ type: 'session.update', session: { type: 'realtime' } });

describe('a connection', () => {
  it('shows its session first, even to a client that speaks first, and once', () => {
    const { types } = start();
    connection.receive(update);
    connection.open();
    expect(types()).toEqual(['session.created', 'session.updated']);
  });

  it('hears and answers nothing any more once it is closed', async () => {
    jest.useFakeTimers();
    const { types } = start();
    connection.open();
    connection.receive('{"type":"response.create"}');
    connection.close();
    const before = types().length;
    connection.receive(update);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(types()).toHaveLength(before);
    jest.useRealTimers();
  });

  it('says that its time is over before it ends', async () => {
    const { types, expired, ended } = start({ lifeMs: 20 });
    connection.open();
    await ended;
    expect(types()).toEqual(['session.created', 'error']);
    expect(expired()).toBe(1);
  });
});
