import { describe, expect, it } from '@jest/globals';
import { sdkUnderstands } from '../sdk-events.ts';
import { createSessionClient, types } from './client.ts';

const vad = (more: { create_response?: boolean; interrupt_response?: boolean } = {}) => ({
  config: {
    audio: {
      input: {
        transcription: { model: 'gpt-transcribe' },
        turn_detection: {
          type: 'semantic_vad' as const,
          eagerness: 'auto' as const,
          create_response: true,
          interrupt_response: true,
          ...more,
        },
      },
    },
  },
});

const start = { kind: 'voice_started', atMs: 1000 } as const;
const stop = { kind: 'voice_stopped', atMs: 2000 } as const;

const listening = (client: ReturnType<typeof createSessionClient>): void => {
  client.send({ type: 'response.create' });
  const responseId = client.speaking()?.responseId ?? '';
  client.report({ kind: 'said', responseId, text: 'Здравствуйте! ', endMs: 300 });
  client.report({ kind: 'sounded', responseId, endMs: 300 });
  client.report({ kind: 'sound_started', responseId });
  client.report({ kind: 'played', responseId, endMs: 200 });
};

describe('a voice', () => {
  it('becomes an item without words, an honest failure, and an answer', () => {
    const client = createSessionClient(vad());
    const events = [...client.report(start), ...client.report(stop)];
    expect(types(events).slice(0, 7)).toEqual([
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'conversation.item.input_audio_transcription.failed',
      'response.created',
    ]);
    expect(events.filter((event) => !sdkUnderstands(event))).toEqual([]);
    expect(events[3]).toMatchObject({
      item: { role: 'user', content: [{ type: 'input_audio', transcript: null }] },
    });
    expect(client.speaking()?.text).toMatch(/words|слова/);
  });

  it('interrupts the answer that is being spoken', () => {
    const client = createSessionClient(vad());
    listening(client);
    const events = client.report(start);
    expect(types(events).slice(0, 2)).toEqual([
      'input_audio_buffer.speech_started',
      'output_audio_buffer.cleared',
    ]);
    expect(events.at(-2)).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'turn_detected' } },
    });
    expect(client.speaking()).toBeUndefined();
  });

  it('cuts an answer that was generated long ago to the words that were heard', () => {
    const client = createSessionClient({
      ...vad(),
      reply: { kind: 'say', text: 'раз два три', language: 'ru' },
    });
    client.send({ type: 'response.create' });
    const responseId = client.speaking()?.responseId ?? '';
    const generated = client.generate();
    expect(generated.at(-1)).toMatchObject({ type: 'response.done', response: { status: 'completed' } });
    client.report({ kind: 'played', responseId, endMs: 450 });
    const events = client.report(start);
    expect(types(events)).toEqual([
      'input_audio_buffer.speech_started',
      'output_audio_buffer.cleared',
      'conversation.item.truncated',
    ]);
    const [truncated] = events.slice(-1);
    expect(truncated).toMatchObject({ content_index: 0, audio_end_ms: 450 });
    const item_id = truncated !== undefined && 'item_id' in truncated ? truncated.item_id : '';
    expect(client.send({ type: 'conversation.item.retrieve', item_id })).toMatchObject([
      { item: { content: [{ transcript: 'раз два' }] } },
    ]);
  });

  it('cuts nothing of an answer that was heard to its end', () => {
    const client = createSessionClient(vad());
    client.send({ type: 'response.create' });
    client.finishSpeaking();
    expect(types(client.report(start))).toEqual(['input_audio_buffer.speech_started']);
  });

  it('is written down with the first words before its item, and whole when the answer has begun', () => {
    const client = createSessionClient({ ...vad(), heard: 'Привет, как дела?' });
    const events = [...client.report(start), ...client.report(stop)];
    expect(types(events)).toEqual([
      'input_audio_buffer.speech_started',
      'conversation.item.input_audio_transcription.delta',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'conversation.item.input_audio_transcription.delta',
      'conversation.item.input_audio_transcription.completed',
    ]);
    expect(events[1]).toMatchObject({ delta: 'Привет, ' });
    expect(events[4]).toMatchObject({ item: { content: [{ transcript: null }] } });
    expect(events.at(-1)).toMatchObject({
      transcript: 'Привет, как дела?',
      usage: { type: 'duration', seconds: 1 },
    });
    expect(client.speaking()?.text).toMatch(/^Всё хорошо/);
  });

  it('that may not interrupt is answered when the answer is over', () => {
    const client = createSessionClient(vad({ interrupt_response: false }));
    listening(client);
    expect(types([...client.report(start), ...client.report(stop)])).not.toContain('response.created');
    expect(types(client.finishSpeaking())).toContain('response.created');
  });

  it('is not answered when the client wants to ask by itself', () => {
    const client = createSessionClient(vad({ create_response: false }));
    expect(types([...client.report(start), ...client.report(stop)])).not.toContain('response.created');
  });

  it('is forgotten when turn detection is switched off in its middle', () => {
    const client = createSessionClient(vad());
    client.report(start);
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { turn_detection: null } } },
    });
    expect(client.report(stop)).toEqual([]);
  });
});

describe('sound that the client commits', () => {
  const append = (ms: number) => ({
    type: 'input_audio_buffer.append',
    audio: Buffer.alloc(ms * 48).toString('base64'),
  });

  it('becomes an item once there is enough of it', () => {
    const client = createSessionClient({ config: { audio: { input: { turn_detection: null } } } });
    client.send(append(60));
    expect(client.send({ type: 'input_audio_buffer.commit' })).toMatchObject([
      { error: { code: 'input_audio_buffer_commit_empty' } },
    ]);
    client.send(append(60));
    expect(types(client.send({ type: 'input_audio_buffer.commit' }))).toEqual([
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
    ]);
  });

  it('can be cleared', () => {
    const client = createSessionClient();
    client.send(append(200));
    expect(types(client.send({ type: 'input_audio_buffer.clear' }))).toEqual(['input_audio_buffer.cleared']);
    expect(client.send({ type: 'input_audio_buffer.commit' })).toMatchObject([{ type: 'error' }]);
  });
});
