import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { MessageItem } from '../protocol/items.ts';
import type { StatusDetails } from '../protocol/server-events.ts';
import { cutItem } from './items.ts';
import { advance, placeOf, respond } from './respond.ts';
import { closeItem, endResponse } from './response-events.ts';
import {
  type ActiveResponse,
  andThen,
  type BufferedSound,
  type Effect,
  type PlaybackReport,
  refuse,
  type SessionContext,
  type SessionState,
  type Step,
  send,
} from './state.ts';

type Cancelled = Extract<StatusDetails, { type: 'cancelled' }>['reason'];

/** The events with which the message's only part ends. */
const partDone = (response: ActiveResponse): readonly Effect[] => {
  const { said } = response.message;
  const place = placeOf(response);
  if (response.modality === 'text') {
    return [
      send({ type: 'response.output_text.done', ...place, text: said }),
      send({ type: 'response.content_part.done', ...place, part: { type: 'text', text: said } }),
    ];
  }
  return [
    send({ type: 'response.output_audio.done', ...place }),
    send({ type: 'response.output_audio_transcript.done', ...place, transcript: said }),
    send({ type: 'response.content_part.done', ...place, part: { type: 'audio', transcript: said } }),
  ];
};

/** Closes the message with what was generated of it. */
const closeMessage = (
  state: SessionState,
  response: ActiveResponse,
  status: MessageItem['status'],
): readonly [MessageItem, Step] => {
  const { id, said, timing } = response.message;
  const item: MessageItem = {
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status,
    phase: response.rest.length > 0 ? 'commentary' : 'final_answer',
    content: [
      response.modality === 'text'
        ? { type: 'output_text', text: said }
        : { type: 'output_audio', transcript: said },
    ],
  };
  const spoken = response.modality === 'text' ? state.spoken : new Map(state.spoken).set(id, timing);
  const done: Step = [{ ...state, spoken, response: undefined }, partDone(response)];
  return [item, andThen(done, (next) => closeItem(next, response, item))];
};

/** The message is generated; its response goes on with the calls that follow, or ends. */
const finishMessage = (state: SessionState, response: ActiveResponse, context: SessionContext): Step => {
  const isCut = response.message.reply.isCut === true;
  const [item, closed] = closeMessage(state, response, isCut ? 'incomplete' : 'completed');
  const next = { ...response, output: [...response.output, item] };
  return andThen(closed, (later) =>
    isCut
      ? endResponse(later, next, { type: 'incomplete', reason: 'max_output_tokens' })
      : advance(later, next, context),
  );
};

/** Ends the response under way, if any, with the words generated so far. */
const interrupt = (state: SessionState, reason: Cancelled): Step => {
  const { response } = state;
  if (response === undefined) return [state, []];
  const [item, [closed, events]] = closeMessage(state, response, 'incomplete');
  const output = [...response.output, item];
  return andThen([closed, [{ kind: 'stop_generating' }, ...events]], (next) =>
    endResponse(next, { ...response, output }, { type: 'cancelled', reason }),
  );
};

/** Clears the buffer of what is not played yet. */
const emptyBuffer = (state: SessionState): Step => {
  if (state.buffered.length === 0) return [state, []];
  const sounding = state.buffered.find(({ playedMs }) => playedMs !== undefined);
  return [
    { ...state, buffered: [] },
    [
      { kind: 'stop_speaking' },
      ...(sounding === undefined
        ? []
        : [send({ type: 'output_audio_buffer.cleared', response_id: sounding.responseId })]),
    ],
  ];
};

/** Drops the unheard words of what was in the buffer, as the server knows how much of it was played. */
const truncateUnheard = (state: SessionState, { itemId: item_id, playedMs = 0 }: BufferedSound): Step => {
  const timing = state.spoken.get(item_id);
  const item = state.items.find(({ id }) => id === item_id);
  if (item?.type !== 'message' || timing === undefined || playedMs >= timing.soundMs) return [state, []];
  const truncated = { item_id, content_index: 0, audio_end_ms: playedMs };
  return [
    cutItem(state, item, timing, playedMs),
    [send({ type: 'conversation.item.truncated', ...truncated })],
  ];
};

/** The shopper speaks over the assistant. */
export const bargeIn = (state: SessionState): Step => {
  const { buffered } = state;
  const silent = andThen(emptyBuffer(state), (next) => interrupt(next, 'turn_detected'));
  return buffered.reduce<Step>(
    (step, sound) => andThen(step, (next) => truncateUnheard(next, sound)),
    silent,
  );
};

/**
 * Clears what is not played yet (WebRTC). A response whose sound is cleared ends with it, also where the client did
 * not cancel it first, as it should.
 */
export const clearOutput = (state: SessionState): Step =>
  state.buffered.some(({ responseId }) => responseId === state.response?.id)
    ? andThen(interrupt(state, 'client_cancelled'), emptyBuffer)
    : emptyBuffer(state);

export const cancelResponse = (state: SessionState, event: ClientEventOf<'response.cancel'>): Step => {
  const active = state.response;
  if (active === undefined || (event.response_id !== undefined && event.response_id !== active.id)) {
    const message = 'Cancellation failed: no active response found.';
    return refuse(state, invalidRequest('response_cancel_not_active', message), event.event_id);
  }
  return interrupt(state, 'client_cancelled');
};

type ReportOf<Kind extends PlaybackReport['kind']> = Extract<PlaybackReport, { kind: Kind }>;

/** A report about the sound in the buffer; one about sound that was cleared is ignored. */
const played = (
  state: SessionState,
  report: ReportOf<'sound_started' | 'sound_stopped' | 'played'>,
): Step => {
  const { kind, responseId: response_id } = report;
  const sound = state.buffered.find(({ responseId }) => responseId === response_id);
  if (sound === undefined) return [state, []];
  const withSound = (...sounds: readonly BufferedSound[]): SessionState => ({
    ...state,
    buffered: state.buffered.flatMap((each) => (each === sound ? sounds : [each])),
  });
  switch (kind) {
    case 'sound_started':
      return [
        withSound({ ...sound, playedMs: 0 }),
        [send({ type: 'output_audio_buffer.started', response_id })],
      ];
    case 'played':
      return [withSound({ ...sound, playedMs: report.endMs }), []];
    case 'sound_stopped':
      return [withSound(), [send({ type: 'output_audio_buffer.stopped', response_id })]];
  }
};

const generated = (
  state: SessionState,
  response: ActiveResponse,
  report: ReportOf<'said' | 'sounded'>,
): Step => {
  const place = placeOf(response);
  const { message } = response;
  const { marks, soundMs } = message.timing;
  const withMessage = (more: Partial<ActiveResponse['message']>): SessionState => ({
    ...state,
    response: { ...response, message: { ...message, ...more } },
  });
  if (report.kind === 'sounded') {
    const { endMs, audio: delta } = report;
    const sent = delta === undefined ? [] : [send({ type: 'response.output_audio.delta', ...place, delta })];
    return [withMessage({ timing: { marks, soundMs: endMs } }), sent];
  }
  const said = message.said + report.text;
  const timing = { marks: [...marks, { endMs: report.endMs, length: said.length }], soundMs };
  const delta = report.text;
  const type =
    response.modality === 'text' ? 'response.output_text.delta' : 'response.output_audio_transcript.delta';
  return [withMessage({ said, timing }), [send({ type, ...place, delta })]];
};

/** Turns reports of the playback into events; reports about responses that are over are ignored. */
export const playbackReported = (
  state: SessionState,
  report: PlaybackReport,
  context: SessionContext,
): Step => {
  switch (report.kind) {
    case 'sound_started':
    case 'played':
    case 'sound_stopped':
      return played(state, report);
  }
  const { response } = state;
  if (response?.id !== report.responseId) return [state, []];
  if (report.kind !== 'finished') return generated(state, response, report);
  // Speech that had to wait is answered when the response is over.
  return andThen(finishMessage(state, response, context), (next) =>
    next.owesAnswer && next.response === undefined ? respond(next, context) : [next, []],
  );
};
