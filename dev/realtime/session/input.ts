import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { MessageItem } from '../protocol/items.ts';
import { durationMs } from '../protocol/session-config.ts';
import { addItem } from './items.ts';
import { bargeIn } from './output.ts';
import { respond } from './respond.ts';
import {
  andThen,
  type Effect,
  refuse,
  type SessionContext,
  type SessionState,
  type Step,
  send,
  type VoiceReport,
} from './state.ts';

/** The Realtime API refuses to commit less sound than this. */
const SHORTEST_COMMIT_MS = 100;

/** Base64 writes three bytes as four characters; padding replaces missing bytes. */
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
      message: 'This local server detects speech, but has no speech recogniser.',
    },
  });

const wantsTranscript = ({ session }: SessionState): boolean => session.audio.input.transcription !== null;

/** Transcribers that stream send their first words while the shopper still speaks. */
const firstWords = (words: string): string => /^\s*\S+\s*/u.exec(words)?.[0] ?? '';

const transcriptDelta = (item_id: string, delta: string): Effect =>
  send({ type: 'conversation.item.input_audio_transcription.delta', item_id, content_index: 0, delta });

/** The transcript, which a real recogniser has ready when the answer has begun. */
const transcribed = (item_id: string, transcript: string, seconds: number): readonly Effect[] => [
  ...(transcript === '' ? [] : [transcriptDelta(item_id, transcript.slice(firstWords(transcript).length))]),
  send({
    type: 'conversation.item.input_audio_transcription.completed',
    item_id,
    content_index: 0,
    transcript,
    usage: { type: 'duration', seconds },
  }),
];

/** Makes what was heard an item of the conversation. */
const commitSound = (state: SessionState, id: string, transcript: string | null = null): Step => {
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
  const heard: MessageItem = { ...item, content: [{ type: 'input_audio', transcript }] };
  const items = next.items.map((each) => (each === item ? heard : each));
  const failed = wantsTranscript(state) && transcript === null ? [failedTranscription(id)] : [];
  return [{ ...next, items }, [committed, ...effects, ...failed]];
};

const voiceStarted = (state: SessionState, atMs: number, context: SessionContext): Step => {
  const item_id = context.newId('item');
  const started = send({ type: 'input_audio_buffer.speech_started', item_id, audio_start_ms: atMs });
  const hearing: Step = [{ ...state, hearing: item_id, heardFromMs: atMs }, [started]];
  if (state.session.audio.input.turn_detection?.interrupt_response !== true) return hearing;
  return andThen(hearing, bargeIn);
};

const answerSpeech = (state: SessionState, context: SessionContext): Step => {
  if (state.session.audio.input.turn_detection?.create_response !== true) return [state, []];
  return state.response === undefined ? respond(state, context) : [{ ...state, owesAnswer: true }, []];
};

const voiceStopped = (state: SessionState, atMs: number, context: SessionContext): Step => {
  const item_id = state.hearing;
  if (item_id === undefined) return [state, []];
  const stopped = send({ type: 'input_audio_buffer.speech_stopped', item_id, audio_end_ms: atMs });
  const transcript = wantsTranscript(state) ? context.recognise() : undefined;
  const words = transcript ?? '';
  // The first words are known before the item is.
  const begun = words === '' ? [] : [transcriptDelta(item_id, firstWords(words))];
  const [next, effects] = commitSound(state, item_id, transcript);
  const heard: Step = [next, [...begun, stopped, ...effects]];
  const answered = andThen(heard, (now) => answerSpeech(now, context));
  const seconds = (atMs - state.heardFromMs) / 1000;
  return transcript === undefined
    ? answered
    : andThen(answered, (now) => [now, transcribed(item_id, words, seconds)]);
};

export const voiceReported = (
  state: SessionState,
  { kind, atMs }: VoiceReport,
  context: SessionContext,
): Step =>
  kind === 'voice_started' ? voiceStarted(state, atMs, context) : voiceStopped(state, atMs, context);

export const appendSound = (state: SessionState, event: ClientEventOf<'input_audio_buffer.append'>): Step => {
  const ms = durationMs(state.session.audio.input.format, bytesIn(event.audio));
  return [{ ...state, appendedMs: state.appendedMs + ms }, [{ kind: 'hear', audio: event.audio }]];
};

export const commitInput = (
  state: SessionState,
  event: ClientEventOf<'input_audio_buffer.commit'>,
  context: SessionContext,
): Step => {
  if (state.appendedMs < SHORTEST_COMMIT_MS) {
    const message = `Error committing input audio buffer: buffer too small. Expected at least ${SHORTEST_COMMIT_MS}ms of audio, but buffer only has ${state.appendedMs.toFixed(2)}ms of audio.`;
    return refuse(state, invalidRequest('input_audio_buffer_commit_empty', message), event.event_id);
  }
  const [next, effects] = commitSound(state, state.hearing ?? context.newId('item'));
  return [next, [{ kind: 'forget_heard' }, ...effects]];
};

export const clearInput = (state: SessionState): Step => [
  { ...state, appendedMs: 0, hearing: undefined },
  [{ kind: 'forget_heard' }, send({ type: 'input_audio_buffer.cleared' })],
];
