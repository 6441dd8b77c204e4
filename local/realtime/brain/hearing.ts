import { invalidRequest } from '../protocol/api-error.ts';
import { durationMs } from '../protocol/audio-format.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { MessageItem } from '../protocol/items.ts';
import { addItem } from './conversation.ts';
import { respond } from './respond.ts';
import { emptyBuffer, interrupt } from './speaking.ts';
import {
  andThen,
  type BrainState,
  type Effect,
  type Perception,
  refuse,
  type Step,
  type Surroundings,
  send,
} from './state.ts';

/** The Realtime API refuses to commit less sound than this. */
const SHORTEST_COMMIT_MS = 100;

/** Base64 writes three bytes as four characters; the padding stands for bytes that are not there. */
const bytesIn = (base64: string): number =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);

const failedTranscription = (itemId: string): Effect =>
  send({
    type: 'conversation.item.input_audio_transcription.failed',
    item_id: itemId,
    content_index: 0,
    error: {
      type: 'server_error',
      code: 'no_speech_recogniser',
      message: 'This local server hears that somebody speaks, but has no speech recogniser.',
    },
  });

/** Makes what was heard an item of the conversation: without words, as nobody here can tell them. */
const commitSound = (state: BrainState, id: string): Step => {
  const item: MessageItem = {
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'user',
    status: 'completed',
    content: [{ type: 'input_audio', transcript: null }],
  };
  const previous_item_id = state.items.at(-1)?.id ?? null;
  const committed = send({ type: 'input_audio_buffer.committed', item_id: id, previous_item_id });
  const [next, effects] = addItem({ ...state, appendedMs: 0, hearing: undefined }, item);
  const wantsWords = state.session.audio.input.transcription !== null;
  return [next, [committed, ...effects, ...(wantsWords ? [failedTranscription(id)] : [])]];
};

const voiceStarted = (state: BrainState, atMs: number, around: Surroundings): Step => {
  const item_id = around.newId('item');
  const started = send({ type: 'input_audio_buffer.speech_started', item_id, audio_start_ms: atMs });
  const hearing: Step = [{ ...state, hearing: item_id }, [started]];
  if (state.session.audio.input.turn_detection?.interrupt_response !== true) return hearing;
  return andThen(andThen(hearing, emptyBuffer), (next) => interrupt(next, 'turn_detected'));
};

const voiceStopped = (state: BrainState, atMs: number, around: Surroundings): Step => {
  const item_id = state.hearing;
  if (item_id === undefined) return [state, []];
  const stopped = send({ type: 'input_audio_buffer.speech_stopped', item_id, audio_end_ms: atMs });
  const [next, effects] = commitSound(state, item_id);
  const heard: Step = [next, [stopped, ...effects]];
  if (state.session.audio.input.turn_detection?.create_response !== true) return heard;
  return andThen(heard, (now) =>
    now.response === undefined ? respond(now, around) : [{ ...now, owesResponse: true }, []],
  );
};

export type EarPerception = Extract<Perception, { readonly atMs: number }>;

export const hearing = (state: BrainState, perception: EarPerception, around: Surroundings): Step =>
  perception.kind === 'voice_started'
    ? voiceStarted(state, perception.atMs, around)
    : voiceStopped(state, perception.atMs, around);

export const appendSound = (state: BrainState, event: ClientEventOf<'input_audio_buffer.append'>): Step => {
  const ms = durationMs(state.session.audio.input.format, bytesIn(event.audio));
  return [{ ...state, appendedMs: state.appendedMs + ms }, [{ kind: 'hear', audio: event.audio }]];
};

export const commitInput = (
  state: BrainState,
  event: ClientEventOf<'input_audio_buffer.commit'>,
  around: Surroundings,
): Step => {
  if (state.appendedMs < SHORTEST_COMMIT_MS) {
    const message = `Error committing input audio buffer: buffer too small. Expected at least ${SHORTEST_COMMIT_MS}ms of audio, but buffer only has ${state.appendedMs.toFixed(2)}ms of audio.`;
    return refuse(state, invalidRequest('input_audio_buffer_commit_empty', message), event.event_id);
  }
  const [next, effects] = commitSound(state, state.hearing ?? around.newId('item'));
  return [next, [{ kind: 'forget_heard' }, ...effects]];
};

export const clearInput = (state: BrainState): Step => [
  { ...state, appendedMs: 0, hearing: undefined },
  [{ kind: 'forget_heard' }, send({ type: 'input_audio_buffer.cleared' })],
];
