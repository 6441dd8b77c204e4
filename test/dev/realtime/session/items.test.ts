import { describe, expect, it } from '@jest/globals';
import { createSessionClient, types, userText } from './client.ts';

const item = (id: string) => ({
  id,
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text: id }],
});

describe('items', () => {
  it('go to the end, to the front, or behind another', () => {
    const client = createSessionClient();
    const create = (id: string, previous_item_id?: string) =>
      client.send({ type: 'conversation.item.create', item: item(id), previous_item_id })[0];
    expect(create('b')).toMatchObject({ previous_item_id: null });
    expect(create('d')).toMatchObject({ previous_item_id: 'b' });
    expect(create('a', 'root')).toMatchObject({ previous_item_id: null });
    expect(create('c', 'b')).toMatchObject({ previous_item_id: 'b' });
    expect(create('e', 'nobody')).toMatchObject({ type: 'error', error: { param: 'previous_item_id' } });
    expect(create('a')).toMatchObject({ type: 'error', error: { param: 'item.id' } });
  });

  it('are shown and deleted by their id', () => {
    const client = createSessionClient();
    client.send({ type: 'conversation.item.create', item: item('a') });
    const retrieve = { type: 'conversation.item.retrieve', item_id: 'a' };
    expect(client.send(retrieve)).toMatchObject([{ type: 'conversation.item.retrieved', item: item('a') }]);
    expect(types(client.send({ type: 'conversation.item.delete', item_id: 'a' }))).toEqual([
      'conversation.item.deleted',
    ]);
    expect(client.send(retrieve)).toMatchObject([{ type: 'error', error: { code: 'item_not_found' } }]);
  });

  it('replayed by a client keep what was said, not how it sounded', () => {
    const client = createSessionClient();
    const [added] = client.send({
      type: 'conversation.item.create',
      item: {
        id: 'x',
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_audio', audio: null, transcript: 'Привет' }],
      },
    });
    expect(added).toMatchObject({ item: { content: [{ type: 'output_audio', transcript: 'Привет' }] } });
  });
});

describe('truncation', () => {
  const spoken = () => {
    const client = createSessionClient({ reply: { kind: 'say', text: 'раз два три', language: 'ru' } });
    const events = client.send({ type: 'response.create' });
    client.finishSpeaking();
    const added = events.find((event) => event.type === 'response.output_item.added');
    const item_id = added !== undefined && 'item' in added ? added.item.id : '';
    const truncate = (audio_end_ms: number, id = item_id) =>
      client.send({ type: 'conversation.item.truncate', item_id: id, content_index: 0, audio_end_ms });
    return { client, item_id, truncate };
  };

  it('forgets the words that were not heard', () => {
    const { client, item_id, truncate } = spoken();
    expect(truncate(450)).toMatchObject([{ type: 'conversation.item.truncated', audio_end_ms: 450 }]);
    expect(client.send({ type: 'conversation.item.retrieve', item_id })).toMatchObject([
      { item: { content: [{ transcript: 'раз два' }] } },
    ]);
  });

  it('refuses to cut behind the end, and to cut what was never spoken', () => {
    const { client, truncate } = spoken();
    expect(truncate(700)).toMatchObject([{ type: 'error', error: { param: 'audio_end_ms' } }]);
    const [added] = client.send(userText('x'));
    const id = added !== undefined && 'item' in added ? added.item.id : '';
    expect(truncate(0, id)).toMatchObject([{ type: 'error', error: { param: 'item_id' } }]);
  });
});
