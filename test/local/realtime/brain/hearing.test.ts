import { describe, expect, it } from '@jest/globals';
import { sdkUnderstands } from '../sdk-events.ts';
import { createBrainClient, types } from './client.ts';

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

const listening = (client: ReturnType<typeof createBrainClient>): void => {
  client.send({ type: 'response.create' });
  const responseId = client.speaking()?.responseId ?? '';
  client.perceive({ kind: 'mouth_opened', responseId });
  client.perceive({ kind: 'said', responseId, text: 'Здравствуйте! ', endMs: 300 });
};

describe('a voice', () => {
  it('becomes an item without words, an honest failure, and an answer', () => {
    const client = createBrainClient(vad());
    const events = [...client.perceive(start), ...client.perceive(stop)];
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
    const client = createBrainClient(vad());
    listening(client);
    const events = client.perceive(start);
    expect(types(events).slice(0, 2)).toEqual([
      'input_audio_buffer.speech_started',
      'output_audio_buffer.cleared',
    ]);
    expect(events.at(-1)).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'turn_detected' } },
    });
    expect(client.speaking()).toBeUndefined();
  });

  it('that may not interrupt is answered when the answer is over', () => {
    const client = createBrainClient(vad({ interrupt_response: false }));
    listening(client);
    expect(types([...client.perceive(start), ...client.perceive(stop)])).not.toContain('response.created');
    expect(types(client.finishSpeaking())).toContain('response.created');
  });

  it('is not answered when the client wants to ask by itself', () => {
    const client = createBrainClient(vad({ create_response: false }));
    expect(types([...client.perceive(start), ...client.perceive(stop)])).not.toContain('response.created');
  });

  it('is forgotten when turn detection is switched off in its middle', () => {
    const client = createBrainClient(vad());
    client.perceive(start);
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { turn_detection: null } } },
    });
    expect(client.perceive(stop)).toEqual([]);
  });
});

describe('sound that the client commits', () => {
  const append = (ms: number) => ({
    type: 'input_audio_buffer.append',
    audio: Buffer.alloc(ms * 48).toString('base64'),
  });

  it('becomes an item once there is enough of it', () => {
    const client = createBrainClient({ config: { audio: { input: { turn_detection: null } } } });
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
    const client = createBrainClient();
    client.send(append(200));
    expect(types(client.send({ type: 'input_audio_buffer.clear' }))).toEqual(['input_audio_buffer.cleared']);
    expect(client.send({ type: 'input_audio_buffer.commit' })).toMatchObject([{ type: 'error' }]);
  });
});
