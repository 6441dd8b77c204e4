import { Refusal } from '../protocol/api-error.ts';
import type { ClientEventOf, StatusDetails } from '../protocol/events.ts';
import { cutItem } from './items.ts';
import { advance, itemOf, partOf, placeOf, respond } from './respond.ts';
import { closeItem, endResponse } from './response-events.ts';
import {
  type BufferedSound,
  type OpenMessage,
  type PlaybackReport,
  type SessionState,
  send,
} from './state.ts';

/** Closes the message, with its only part, as far as it was generated. */
const closeMessage = (
  state: SessionState,
  message: OpenMessage,
  status: 'completed' | 'incomplete',
): void => {
  const { id, response, said, timing } = message;
  const place = placeOf(message);
  state.message = undefined;
  if (response.modality === 'text') {
    send(state, { type: 'response.output_text.done', ...place, text: said });
  } else {
    state.spoken.set(id, timing);
    send(state, { type: 'response.output_audio.done', ...place });
    send(state, { type: 'response.output_audio_transcript.done', ...place, transcript: said });
  }
  send(state, { type: 'response.content_part.done', ...place, part: partOf(message) });
  closeItem(state, response, itemOf(message, status));
};

/** The message is generated; its response goes on with the calls that follow, or ends. */
const finishMessage = (state: SessionState, message: OpenMessage): void => {
  const { response, reply } = message;
  closeMessage(state, message, reply.isCut ? 'incomplete' : 'completed');
  if (reply.isCut) endResponse(state, response, { type: 'incomplete', reason: 'max_output_tokens' });
  else advance(state, response);
  // Speech that had to wait is answered when the response is over.
  if (state.owesAnswer && state.message === undefined) respond(state);
};

type Cancelled = Extract<StatusDetails, { type: 'cancelled' }>['reason'];

/** Ends the response under way, if any, with the words generated so far. */
const interrupt = (state: SessionState, reason: Cancelled): void => {
  const { message } = state;
  if (message === undefined) return;
  state.context.stopGenerating();
  closeMessage(state, message, 'incomplete');
  endResponse(state, message.response, { type: 'cancelled', reason });
};

/** Clears the buffer of what is not played yet. */
const emptyBuffer = (state: SessionState): void => {
  if (state.buffered.length === 0) return;
  const sounding = state.buffered.find(({ playedMs }) => playedMs !== undefined);
  state.buffered = [];
  state.context.stopSpeaking();
  if (sounding !== undefined)
    send(state, { type: 'output_audio_buffer.cleared', response_id: sounding.responseId });
};

/** Drops the unheard words of what was in the buffer, as the server knows how much of it was played. */
const truncateUnheard = (state: SessionState, { itemId, playedMs = 0 }: BufferedSound): void => {
  const { soundMs = 0 } = state.spoken.get(itemId) ?? {};
  const item = state.items.find(({ id }) => id === itemId);
  if (item?.type === 'message' && playedMs < soundMs)
    cutItem(state, item, { content_index: 0, audio_end_ms: playedMs });
};

/** The shopper speaks over the assistant. */
export const bargeIn = (state: SessionState): void => {
  const { buffered } = state;
  emptyBuffer(state);
  interrupt(state, 'turn_detected');
  for (const sound of buffered) truncateUnheard(state, sound);
};

/**
 * Clears what is not played yet (WebRTC). A response whose sound is cleared ends with it, also where the client did
 * not cancel it first, as it should.
 */
export const clearOutput = (state: SessionState): void => {
  const openId = state.message?.response.id;
  if (state.buffered.some(({ responseId }) => responseId === openId)) interrupt(state, 'client_cancelled');
  emptyBuffer(state);
};

export const cancelResponse = (
  state: SessionState,
  { response_id }: ClientEventOf<'response.cancel'>,
): void => {
  const openId = state.message?.response.id;
  if (openId === undefined || (response_id ?? openId) !== openId)
    throw new Refusal('response_cancel_not_active', 'Cancellation failed: no active response found.');
  interrupt(state, 'client_cancelled');
};

const played = (state: SessionState, sound: BufferedSound, report: PlaybackReport): void => {
  const { kind, responseId: response_id } = report;
  if (kind === 'sound_started') {
    sound.playedMs = 0;
    send(state, { type: 'output_audio_buffer.started', response_id });
  }
  if (kind === 'played') sound.playedMs = report.endMs;
  if (kind === 'sound_stopped') {
    state.buffered = state.buffered.filter((each) => each !== sound);
    send(state, { type: 'output_audio_buffer.stopped', response_id });
  }
};

const generated = (state: SessionState, message: OpenMessage, report: PlaybackReport): void => {
  const place = placeOf(message);
  if (report.kind === 'said') {
    const { text: delta, endMs } = report;
    message.said += delta;
    message.timing.marks.push({ endMs, length: message.said.length });
    const kind = message.response.modality === 'text' ? 'text' : 'audio_transcript';
    send(state, { type: `response.output_${kind}.delta`, ...place, delta });
  }
  if (report.kind === 'sounded') {
    const { audio: delta, endMs } = report;
    message.timing.soundMs = endMs;
    if (delta !== undefined) send(state, { type: 'response.output_audio.delta', ...place, delta });
  }
  if (report.kind === 'finished') finishMessage(state, message);
};

/** Turns reports of the playback into events; those about sound that was cleared, or a response that is over, are ignored. */
export const playbackReported = (state: SessionState, report: PlaybackReport): void => {
  const sound = state.buffered.find(({ responseId }) => responseId === report.responseId);
  if (sound !== undefined) played(state, sound, report);
  const { message } = state;
  if (message?.response.id === report.responseId) generated(state, message, report);
};
