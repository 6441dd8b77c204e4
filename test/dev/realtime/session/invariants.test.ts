import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sdkUnderstands } from '../sdk-events.ts';
import { createSessionClient, type SessionClient, userText } from './client.ts';

type Move = (client: SessionClient) => void;

const searchTool = {
  type: 'function' as const,
  name: 'search_products',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
};

const itemIds = ({ sent }: SessionClient): readonly string[] =>
  sent.flatMap((event) => (event.type === 'conversation.item.added' ? [event.item.id] : []));

const callIds = ({ sent }: SessionClient): readonly string[] =>
  sent.flatMap((event) => ('call_id' in event ? [event.call_id] : []));

const send = (event: object): Move => {
  return (client) => client.send(event);
};

const onItem =
  (type: string, more: object = {}): ((pick: number) => Move) =>
  (pick) =>
  (client) => {
    const ids = itemIds(client);
    client.send({ type, item_id: ids[pick % Math.max(1, ids.length)] ?? 'nobody', ...more });
  };

const sayWord: Move = (client) => {
  const responseId = client.speaking()?.responseId;
  if (responseId === undefined) return;
  client.report({ kind: 'said', responseId, text: 'слово ', endMs: 200 });
  client.report({ kind: 'sound_started', responseId });
  client.report({ kind: 'played', responseId, endMs: 100 });
};

const answerCall: Move = (client) => {
  const call_id = callIds(client).at(-1) ?? 'nobody';
  client.send({
    type: 'conversation.item.create',
    item: { type: 'function_call_output', call_id, output: 'Чайник стоит $20' },
  });
};

const session = (more: object): Move =>
  send({ type: 'session.update', session: { type: 'realtime', ...more } });

const move: fc.Arbitrary<Move> = fc.oneof(
  fc
    .constantFrom('привет', 'чайник', 'а второй?', 'дешевле', '', 'in blue?')
    .map((text) => send(userText(text))),
  fc
    .constantFrom({}, { conversation: 'none' }, { output_modalities: ['text'] }, { tool_choice: 'none' })
    .map((response) => send({ type: 'response.create', response })),
  fc.constant(send({ type: 'response.create' })),
  fc.constant(send({ type: 'response.cancel' })),
  fc.constant(send({ type: 'output_audio_buffer.clear' })),
  fc.constant(send({ type: 'input_audio_buffer.append', audio: Buffer.alloc(9600).toString('base64') })),
  fc.constant(send({ type: 'input_audio_buffer.commit' })),
  fc.constant(send({ type: 'input_audio_buffer.clear' })),
  fc.nat(20).map(onItem('conversation.item.delete')),
  fc.nat(20).map(onItem('conversation.item.retrieve')),
  fc.nat(20).map(onItem('conversation.item.truncate', { content_index: 0, audio_end_ms: 150 })),
  fc.constantFrom(
    session({ output_modalities: ['text'] }),
    session({ output_modalities: ['audio'] }),
    session({ tools: [] }),
    session({ audio: { input: { turn_detection: null } } }),
    session({ audio: { input: { turn_detection: { type: 'server_vad', interrupt_response: false } } } }),
    session({ audio: { input: { turn_detection: { type: 'semantic_vad' } } } }),
  ),
  fc.constant<Move>((client) => client.report({ kind: 'voice_started', atMs: 100 })),
  fc.constant<Move>((client) => client.report({ kind: 'voice_stopped', atMs: 900 })),
  fc.constantFrom<Move>(sayWord, answerCall, (client) => client.finishSpeaking()),
  fc.json().map(
    (json): Move =>
      (client) =>
        client.send(json),
  ),
);

const play = (moves: readonly Move[], channel: 'webrtc' | 'websocket'): SessionClient => {
  const client = createSessionClient({ channel, config: { tools: [searchTool] } });
  for (const each of moves) each(client);
  // Each voice that waited for a response to end is answered, too.
  for (let turn = 0; turn <= moves.length && client.speaking() !== undefined; turn += 1)
    client.finishSpeaking();
  return client;
};

const anyPlay = (check: (client: SessionClient) => void): void =>
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 40 }),
      fc.constantFrom('webrtc' as const, 'websocket' as const),
      (moves, channel) => check(play(moves, channel)),
    ),
    { numRuns: 400 },
  );

describe('whatever a client sends, in whatever order', () => {
  it('every response that begins ends once, and never two run at a time', () => {
    anyPlay(({ sent }) => {
      let running: string | undefined;
      for (const event of sent) {
        if (event.type === 'response.created') {
          expect(running).toBeUndefined();
          running = event.response.id;
        }
        if (event.type === 'response.done') {
          expect(event.response.id).toBe(running);
          running = undefined;
        }
      }
      expect(running).toBeUndefined();
    });
  });

  it('the SDK understands every event, and no id comes twice', () => {
    anyPlay(({ sent }) => {
      expect(sent.filter((event) => !sdkUnderstands(event))).toEqual([]);
      expect(new Set(sent.map(({ event_id }) => event_id)).size).toBe(sent.length);
    });
  });

  it('what was said in pieces is what was said in all', () => {
    anyPlay(({ sent }) => {
      const pieces = new Map<string, string>();
      for (const event of sent) {
        if (event.type === 'response.output_audio_transcript.delta') {
          pieces.set(event.item_id, (pieces.get(event.item_id) ?? '') + event.delta);
        }
        if (event.type === 'response.output_audio_transcript.done') {
          expect(event.transcript).toBe(pieces.get(event.item_id) ?? '');
        }
      }
    });
  });

  it('sound that starts in the client stops or is cleared before other sound starts', () => {
    anyPlay(({ sent }) => {
      let sounding: string | undefined;
      for (const event of sent) {
        if (event.type === 'output_audio_buffer.started') {
          expect(sounding === undefined || sounding === event.response_id).toBe(true);
          sounding = event.response_id;
        }
        if (event.type === 'output_audio_buffer.stopped' || event.type === 'output_audio_buffer.cleared') {
          expect(event.response_id).toBe(sounding);
          sounding = undefined;
        }
      }
    });
  });
});
