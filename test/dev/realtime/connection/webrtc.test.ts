import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { levelDb } from '../../../../dev/realtime/vad/voice-activity.ts';
import type { ListeningRealtimeServer } from '../listen.ts';
import { listenQuietly, mint, post } from '../quiet-server.ts';
import { speech } from '../vad/sounds.ts';
import { callOverWebRtc, dialBrokered, dialDirectly, type WebRtcClient } from './web-rtc-client.ts';

// A machine at its limit can lose a WebRTC handshake for good; what fails twice more is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

let server: ListeningRealtimeServer;
let client: WebRtcClient;

const session = {
  type: 'realtime',
  instructions: 'Говори по-русски.',
  audio: { input: { transcription: { model: 'gpt-transcribe' }, turn_detection: { type: 'server_vad' } } },
};

const call = async (): Promise<void> => {
  client = await callOverWebRtc(dialDirectly(server.url, await mint(server.url, { session })));
};

beforeAll(async () => {
  server = await listenQuietly({ pace: 1 });
});
afterEach(() => client.close());
afterAll(() => server.close());

describe('a call over WebRTC', () => {
  it('opens with the session of its secret, answers a text and is heard', async () => {
    await call();
    expect(client.callId).toMatch(/^rtc_/);
    expect(await client.next('session.created')).toMatchObject({
      session: { instructions: 'Говори по-русски.' },
    });
    client.send({
      type: 'conversation.item.create',
      item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Привет' }] },
    });
    client.send({ type: 'response.create' });
    await client.next('output_audio_buffer.started');
    expect(await client.next('response.done')).toMatchObject({
      response: {
        status: 'completed',
        output: [{ content: [{ transcript: 'Здравствуйте! Что вам найти?' }] }],
      },
    });
    await client.next('output_audio_buffer.stopped');
    expect(levelDb(client.heard())).toBeGreaterThan(-40);
  });

  it('hears a voice, lets it interrupt, and says that it understands no words', async () => {
    await call();
    await client.next('session.created');
    client.send({ type: 'response.create' });
    await client.next('output_audio_buffer.started');
    await client.speak(speech(700));
    await client.next('input_audio_buffer.speech_started');
    await client.next('output_audio_buffer.cleared');
    await client.next('conversation.item.truncated');
    // No packet comes any more, as when a microphone is taken away: that is silence too.
    await client.next('input_audio_buffer.speech_stopped');
    await client.next('conversation.item.input_audio_transcription.failed');
    expect(await client.next('response.output_audio_transcript.delta')).toMatchObject({ delta: 'Слышу, ' });
  });

  it('ends when it is hung up: its channel closes without an event', async () => {
    await call();
    await client.next('session.created');
    const url = `${server.url}/v1/realtime/calls/${client.callId}/hangup`;
    expect(await post(url)).toMatchObject({ status: 200 });
    await client.closed;
    expect(client.events.filter(({ type }) => type === 'error')).toEqual([]);
    expect(await post(url)).toMatchObject({ status: 404 });
  });

  it('is over for the server when the client closes', async () => {
    await call();
    await client.next('session.created');
    await client.close();
    const url = `${server.url}/v1/realtime/calls/${client.callId}/hangup`;
    const deadline = Date.now() + 60_000;
    let status = 200;
    while (status !== 404 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ status } = await post(url));
    }
    expect(status).toBe(404);
  });

  it('may be brokered: the offer and the session in one form', async () => {
    const update = { type: 'session.update', session: { type: 'realtime' } };
    client = await callOverWebRtc(dialBrokered(server.url, session), update);
    expect(client.callId).toMatch(/^rtc_/);
    expect(await client.next('session.updated')).toMatchObject({
      session: { instructions: 'Говори по-русски.' },
    });
    expect(client.events[0]).toMatchObject({ type: 'session.created' });
  });
});
