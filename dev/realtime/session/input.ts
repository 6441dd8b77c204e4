import { Refusal } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/events.ts';
import type { MessageItem } from '../protocol/items.ts';
import { durationMs } from '../protocol/session.ts';
import { addItem, replaceItem } from './items.ts';
import { bargeIn } from './output.ts';
import { respond } from './respond.ts';
import { type SessionState, send, type VoiceReport } from './state.ts';

/** The Realtime API refuses to commit less sound than this. */
const SHORTEST_COMMIT_MS = 100;

/** Base64 writes three bytes as four characters; padding replaces missing bytes. */
const bytesIn = (base64: string): number =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);

const wantsTranscript = ({ session }: SessionState): boolean => session.audio.input.transcription !== null;

/** Makes what was heard an item of the conversation. Its words are not known to the client yet. */
const commitSound = (state: SessionState, id: string, transcript: string | null = null): void => {
  const item: MessageItem = {
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'user',
    status: 'completed',
    content: [{ type: 'input_audio', transcript: null }],
  };
  state.appendedMs = 0;
  state.hearing = undefined;
  const previous_item_id = state.items.at(-1)?.id ?? null;
  send(state, { type: 'input_audio_buffer.committed', item_id: id, previous_item_id });
  addItem(state, item);
  replaceItem(state, { ...item, content: [{ type: 'input_audio', transcript }] });
  if (!wantsTranscript(state) || transcript !== null) return;
  send(state, {
    type: 'conversation.item.input_audio_transcription.failed',
    item_id: id,
    content_index: 0,
    error: {
      type: 'server_error',
      code: 'no_speech_recogniser',
      message: 'This local server detects speech, but has no speech recogniser.',
    },
  });
};

const voiceStarted = (state: SessionState, audio_start_ms: number): void => {
  const item_id = state.context.newId('item');
  state.hearing = { itemId: item_id, fromMs: audio_start_ms };
  send(state, { type: 'input_audio_buffer.speech_started', item_id, audio_start_ms });
  if (state.session.audio.input.turn_detection?.interrupt_response === true) bargeIn(state);
};

const answerSpeech = (state: SessionState): void => {
  if (state.session.audio.input.turn_detection?.create_response !== true) return;
  if (state.message === undefined) respond(state);
  else state.owesAnswer = true;
};

const voiceStopped = (state: SessionState, audio_end_ms: number): void => {
  if (state.hearing === undefined) return;
  const { itemId: item_id, fromMs } = state.hearing;
  const transcript = wantsTranscript(state) ? state.context.recognise() : undefined;
  const sendWords = (delta: string): void => {
    const type = 'conversation.item.input_audio_transcription.delta';
    if (transcript) send(state, { type, item_id, content_index: 0, delta });
  };
  // Transcribers that stream send their first words before the item is known.
  const [firstWords = ''] = /^\s*\S+\s*/u.exec(transcript ?? '') ?? [];
  sendWords(firstWords);
  send(state, { type: 'input_audio_buffer.speech_stopped', item_id, audio_end_ms });
  commitSound(state, item_id, transcript);
  answerSpeech(state);
  if (transcript === undefined) return;
  // A real recogniser has the whole ready when the answer has begun.
  sendWords(transcript.slice(firstWords.length));
  send(state, {
    type: 'conversation.item.input_audio_transcription.completed',
    item_id,
    content_index: 0,
    transcript,
    usage: { type: 'duration', seconds: (audio_end_ms - fromMs) / 1000 },
  });
};

export const voiceReported = (state: SessionState, { kind, atMs }: VoiceReport): void =>
  kind === 'voice_started' ? voiceStarted(state, atMs) : voiceStopped(state, atMs);

export const appendSound = (
  state: SessionState,
  { audio }: ClientEventOf<'input_audio_buffer.append'>,
): void => {
  state.appendedMs += durationMs(state.session.audio.input.format, bytesIn(audio));
  state.context.hear(audio);
};

export const commitInput = (state: SessionState): void => {
  const { appendedMs, hearing, context } = state;
  if (appendedMs < SHORTEST_COMMIT_MS) {
    const message = `Error committing input audio buffer: buffer too small. Expected at least ${SHORTEST_COMMIT_MS}ms of audio, but buffer only has ${appendedMs.toFixed(2)}ms of audio.`;
    throw new Refusal('input_audio_buffer_commit_empty', message);
  }
  context.forgetHeard();
  commitSound(state, hearing?.itemId ?? context.newId('item'));
};

export const clearInput = (state: SessionState): void => {
  state.appendedMs = 0;
  state.hearing = undefined;
  state.context.forgetHeard();
  send(state, { type: 'input_audio_buffer.cleared' });
};
