import { afterEach, describe, expect, it } from '@jest/globals';
import { type Conversation, startConversation } from '../../../../local/realtime/faces/conversation.ts';
import { openSession } from '../../../../local/realtime/protocol/session-state.ts';
import { createTones } from '../../../../local/realtime/speech/voice.ts';

let conversation: Conversation;
afterEach(() => conversation.close());

const start = ({ lifeMs = 60_000 }: { lifeMs?: number } = {}) => {
  const sent: { readonly type: string }[] = [];
  let expired = 0;
  let ids = 0;
  const now = Date.now();
  const session = openSession({ type: 'realtime' }, { id: 'sess_1', expiresAt: (now + lifeMs) / 1000 });
  conversation = startConversation(
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
      },
    },
    {
      voice: createTones(),
      pace: 20,
      newId: (prefix) => `${prefix}_${ids++}`,
      now: () => now,
      warn: () => undefined,
    },
  );
  return { types: () => sent.map(({ type }) => type), expired: () => expired };
};

const update = JSON.stringify({ type: 'session.update', session: { type: 'realtime' } });

describe('a conversation', () => {
  it('shows its session first, even to a client that speaks first, and once', () => {
    const { types } = start();
    conversation.receive(update);
    conversation.open();
    expect(types()).toEqual(['session.created', 'session.updated']);
  });

  it('hears and answers nothing any more once it is closed', async () => {
    const { types } = start();
    conversation.open();
    conversation.receive('{"type":"response.create"}');
    conversation.close();
    const before = types().length;
    conversation.receive(update);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(types()).toHaveLength(before);
  });

  it('says that its time is over before it ends', async () => {
    const { types, expired } = start({ lifeMs: 20 });
    conversation.open();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(types()).toEqual(['session.created', 'error']);
    expect(expired()).toBe(1);
  });
});
