import { describe, expect, it } from '@jest/globals';
import { sdkUnderstands } from '../sdk-events.ts';
import { createSessionClient, types, userText } from './client.ts';

const say = (text: string) => ({ kind: 'say', text, language: 'ru' }) as const;

describe('opening', () => {
  it('shows the session whole, with what the client secret fixed', () => {
    const { sent } = createSessionClient({
      config: { instructions: 'Помогай.', model: 'gpt-realtime-2.1-mini' },
    });
    expect(sent).toMatchObject([
      {
        type: 'session.created',
        session: { id: 'sess_1', instructions: 'Помогай.', model: 'gpt-realtime-2.1-mini', tracing: null },
      },
    ]);
  });
});

describe('session.update', () => {
  it('answers with the merged session: what is named replaces, the rest stays', () => {
    const client = createSessionClient({
      config: { instructions: 'A', tools: [{ type: 'function', name: 'x' }] },
    });
    const [updated] = client.send({
      type: 'session.update',
      session: { type: 'realtime', instructions: '', audio: { input: { turn_detection: null } } },
    });
    expect(updated).toMatchObject({
      type: 'session.updated',
      session: {
        instructions: '',
        tools: [{ name: 'x' }],
        audio: { input: { turn_detection: null, format: { type: 'audio/pcm' } }, output: { voice: 'marin' } },
      },
    });
  });

  it('takes the model it has and refuses another', () => {
    const client = createSessionClient();
    const update = (model: string) =>
      client.send({ type: 'session.update', session: { type: 'realtime', model } });
    expect(types(update('gpt-realtime-2.1'))).toEqual(['session.updated']);
    expect(update('gpt-4o')).toMatchObject([
      { type: 'error', error: { code: 'cannot_update_model', param: 'session.model' } },
    ]);
  });

  it('changes the voice until the first sound and refuses it afterwards', () => {
    const client = createSessionClient();
    const update = (voice: string) =>
      client.send({ type: 'session.update', session: { type: 'realtime', audio: { output: { voice } } } });
    expect(types(update('cedar'))).toEqual(['session.updated']);
    client.send({ type: 'response.create' });
    client.finishSpeaking();
    expect(update('coral')).toMatchObject([{ type: 'error', error: { code: 'cannot_update_voice' } }]);
    expect(types(update('cedar'))).toEqual(['session.updated']);
  });
});

describe('a spoken answer', () => {
  it('comes in the order of the protocol over WebRTC', () => {
    const client = createSessionClient({ reply: say('Два слова') });
    const events = [...client.send({ type: 'response.create' }), ...client.finishSpeaking()];
    expect(types(events)).toEqual([
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_audio_transcript.delta',
      'output_audio_buffer.started',
      'response.output_audio_transcript.delta',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'conversation.item.done',
      'response.output_item.done',
      'response.done',
      'output_audio_buffer.stopped',
    ]);
    expect(events.filter((event) => !sdkUnderstands(event))).toEqual([]);
    expect(events.find(({ type }) => type === 'response.done')).toMatchObject({
      response: {
        status: 'completed',
        output: [
          {
            status: 'completed',
            phase: 'final_answer',
            content: [{ type: 'output_audio', transcript: 'Два слова' }],
          },
        ],
      },
    });
  });

  it('carries its sound in events over WebSocket, and no buffer events', () => {
    const client = createSessionClient({ reply: say('Слово'), channel: 'websocket' });
    const events = types([...client.send({ type: 'response.create' }), ...client.finishSpeaking()]);
    expect(events).toContain('response.output_audio.delta');
    expect(events.filter((type) => type.startsWith('output_audio_buffer'))).toEqual([]);
  });

  it('refuses a second response while it goes on, and names the event that asked', () => {
    const client = createSessionClient();
    client.send({ type: 'response.create' });
    expect(client.send({ type: 'response.create', event_id: 'again' })).toMatchObject([
      { type: 'error', error: { code: 'conversation_already_has_active_response', event_id: 'again' } },
    ]);
  });

  it('is cut at what was said when the client cancels and clears', () => {
    const client = createSessionClient({ reply: say('раз два три') });
    client.send({ type: 'response.create' });
    const responseId = client.speaking()?.responseId ?? '';
    client.report({ kind: 'said', responseId, text: 'раз ', endMs: 200 });
    client.report({ kind: 'sounded', responseId, endMs: 200 });
    client.report({ kind: 'sound_started', responseId });
    const cancelled = client.send({ type: 'response.cancel' });
    expect(cancelled.at(-1)).toMatchObject({
      type: 'response.done',
      response: {
        status: 'cancelled',
        status_details: { type: 'cancelled', reason: 'client_cancelled' },
        output: [{ status: 'incomplete', content: [{ transcript: 'раз ' }] }],
      },
    });
    expect(types(client.send({ type: 'output_audio_buffer.clear' }))).toEqual([
      'output_audio_buffer.cleared',
    ]);
    expect(client.report({ kind: 'sound_stopped', responseId })).toEqual([]);
    expect(client.send({ type: 'response.cancel' })).toMatchObject([
      { error: { code: 'response_cancel_not_active' } },
    ]);
  });
});

describe('a written answer', () => {
  it('comes in text events, word by word, without sound', () => {
    const client = createSessionClient({
      config: { output_modalities: ['text'] },
      reply: say('Два слова'),
    });
    const events = [...client.send({ type: 'response.create' }), ...client.finishSpeaking()];
    expect(events.filter((event) => !sdkUnderstands(event))).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      response: { status: 'completed', output: [{ content: [{ type: 'output_text', text: 'Два слова' }] }] },
    });
    expect(types(events).slice(3)).toEqual([
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'conversation.item.done',
      'response.output_item.done',
      'response.done',
    ]);
  });

  it('may be requested for one response alone, outside of the conversation', () => {
    const client = createSessionClient({ reply: say('Тихо') });
    const response = { conversation: 'none', output_modalities: ['text'], metadata: { topic: 'x' } };
    const events = [...client.send({ type: 'response.create', response }), ...client.finishSpeaking()];
    expect(types(events).filter((type) => type.startsWith('conversation'))).toEqual([]);
    expect(events.at(-1)).toMatchObject({ response: { conversation_id: null, metadata: { topic: 'x' } } });
  });
});

describe('a function call', () => {
  const tools = [
    {
      type: 'function' as const,
      name: 'search_products',
      parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
    },
  ];

  it('ends its response at once, and its output is spoken by the next', () => {
    const client = createSessionClient({ config: { tools } });
    client.send(userText('чайник'));
    const events = client.send({ type: 'response.create' });
    expect(events.filter((event) => !sdkUnderstands(event))).toEqual([]);
    const call = {
      type: 'function_call',
      status: 'completed',
      name: 'search_products',
      arguments: '{"query":"чайник"}',
    };
    expect(events.find(({ type }) => type === 'response.output_item.done')).toMatchObject({ item: call });
    expect(events.at(-1)).toMatchObject({ type: 'response.done', response: { output: [call] } });
    const done = events.find((event) => event.type === 'response.function_call_arguments.done');
    const call_id = done !== undefined && 'call_id' in done ? done.call_id : '';
    client.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id, output: 'Чайник стоит $20' },
    });
    client.send({ type: 'response.create' });
    expect(client.speaking()?.text).toBe('Чайник стоит $20');
  });

  it('is the only thing an output can belong to', () => {
    const client = createSessionClient();
    expect(
      client.send({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: 'call_x', output: '' },
      }),
    ).toMatchObject([{ type: 'error', error: { param: 'item.call_id' } }]);
  });
});
