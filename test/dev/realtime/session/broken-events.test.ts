import { describe, expect, it } from '@jest/globals';
import { createSessionClient, types, userText } from './client.ts';

describe('a broken event', () => {
  it.each([
    ['not JSON', 'invalid_json', null, '{'],
    ['unknown type', 'invalid_value', 'type', { type: 'session.delete' }],
    ['no type', 'missing_required_parameter', 'type', {}],
    [
      'a field too many',
      'unknown_parameter',
      'session.voice',
      { type: 'session.update', session: { type: 'realtime', voice: 'x' } },
    ],
    ['a field missing', 'missing_required_parameter', 'item_id', { type: 'conversation.item.delete' }],
    [
      'a wrong type',
      'invalid_type',
      'session.instructions',
      { type: 'session.update', session: { type: 'realtime', instructions: 5 } },
    ],
    [
      'both modalities',
      'invalid_value',
      'session.output_modalities',
      { type: 'session.update', session: { type: 'realtime', output_modalities: ['audio', 'text'] } },
    ],
    [
      'a strange part',
      'invalid_value',
      'item.content[0].type',
      {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'user', content: [{ type: 'text' }] },
      },
    ],
    [
      'sound that is not base64',
      'invalid_value',
      'audio',
      { type: 'input_audio_buffer.append', audio: '***' },
    ],
  ])('(%s) is answered with %s and the field, and the session goes on', (_what, code, param, event) => {
    const client = createSessionClient();
    const named = typeof event === 'string' ? event : { ...event, event_id: 'e_9' };
    expect(client.send(named)).toMatchObject([
      {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          code,
          param,
          event_id: typeof event === 'string' ? null : 'e_9',
        },
      },
    ]);
    expect(types(client.send(userText('привет')))).toContain('conversation.item.added');
  });
});
