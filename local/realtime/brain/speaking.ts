import { invalidRequest } from '../protocol/api-error.ts';
import type { ClientEventOf } from '../protocol/client-events.ts';
import type { MessageItem } from '../protocol/items.ts';
import { replaceItem } from './conversation.ts';
import { closedRecord } from './records.ts';
import { respond } from './respond.ts';
import {
  type ActiveResponse,
  andThen,
  type BrainState,
  type Effect,
  type Perception,
  refuse,
  type Step,
  type Surroundings,
  send,
} from './state.ts';
import { usageOf } from './usage.ts';

type Ending =
  | { readonly status: 'completed' }
  | { readonly status: 'cancelled'; readonly reason: 'turn_detected' | 'client_cancelled' };

const placeOf = ({ id, itemId }: ActiveResponse) =>
  ({ response_id: id, output_index: 0, item_id: itemId, content_index: 0 }) as const;

const precedingId = (state: BrainState, itemId: string): string | null => {
  const index = state.items.findIndex(({ id }) => id === itemId);
  return state.items[index - 1]?.id ?? null;
};

const closingEvents = (state: BrainState, response: ActiveResponse, item: MessageItem): readonly Effect[] => {
  const place = placeOf(response);
  const transcript = response.said;
  const inConversation = response.inConversation && state.items.some(({ id }) => id === item.id);
  return [
    send({ type: 'response.output_audio.done', ...place }),
    send({ type: 'response.output_audio_transcript.done', ...place, transcript }),
    send({ type: 'response.content_part.done', ...place, part: { type: 'audio', transcript } }),
    ...(inConversation
      ? [
          send({
            type: 'conversation.item.done',
            previous_item_id: precedingId(state, item.id),
            item,
          }),
        ]
      : []),
    send({ type: 'response.output_item.done', response_id: response.id, output_index: 0, item }),
  ];
};

/** Closes the spoken response with what was said of it. */
const conclude = (state: BrainState, response: ActiveResponse, ending: Ending): Step => {
  const item: MessageItem = {
    id: response.itemId,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status: ending.status === 'completed' ? 'completed' : 'incomplete',
    content: [{ type: 'output_audio', transcript: response.said }],
  };
  const usage = usageOf(response.inputTokens, { text: response.said, soundMs: response.utterance.soundMs });
  const identity = { ...response, modality: 'audio' } as const;
  return [
    {
      ...state,
      items: replaceItem(state.items, item),
      spoken: new Map(state.spoken).set(item.id, response.utterance),
      response: undefined,
    },
    [
      ...closingEvents(state, response, item),
      send({
        type: 'response.done',
        response: closedRecord(state, identity, { ...ending, output: [item], usage }),
      }),
    ],
  ];
};

/** Answers the voice that had to wait for this response to end. */
const payDebt = (state: BrainState, around: Surroundings): Step =>
  state.owesResponse ? respond(state, around) : [state, []];

/** Ends the response under way, if any, with the words said so far. */
export const interrupt = (state: BrainState, reason: 'turn_detected' | 'client_cancelled'): Step => {
  if (state.response === undefined) return [state, []];
  const [next, effects] = conclude(state, state.response, { status: 'cancelled', reason });
  return [next, [{ kind: 'hush' }, ...effects]];
};

/** Clears what sounds, and leaves the response to whoever ends it. */
export const emptyBuffer = (state: BrainState): Step => {
  if (state.sounding === undefined) return [state, []];
  return [
    { ...state, sounding: undefined },
    [{ kind: 'hush' }, send({ type: 'output_audio_buffer.cleared', response_id: state.sounding })],
  ];
};

/**
 * Empties the client's ears: what was buffered is not heard any more (WebRTC). A response whose sound is cleared
 * away ends with it, also where the client did not cancel it first, as it should.
 */
export const clearOutput = (state: BrainState): Step =>
  state.sounding !== undefined && state.sounding === state.response?.id
    ? andThen(interrupt(state, 'client_cancelled'), emptyBuffer)
    : emptyBuffer(state);

export const cancelResponse = (state: BrainState, event: ClientEventOf<'response.cancel'>): Step => {
  const active = state.response;
  if (active === undefined || (event.response_id !== undefined && event.response_id !== active.id)) {
    const message = 'Cancellation failed: no active response found.';
    return refuse(state, invalidRequest('response_cancel_not_active', message), event.event_id);
  }
  return interrupt(state, 'client_cancelled');
};

const bufferEvent = (
  state: BrainState,
  around: Surroundings,
  event: {
    readonly type: 'output_audio_buffer.started' | 'output_audio_buffer.stopped';
    readonly response_id: string;
  },
): Step => {
  if (around.channel === 'websocket') return [state, []];
  const sounding = event.type === 'output_audio_buffer.started' ? event.response_id : undefined;
  return [{ ...state, sounding }, [send(event)]];
};

type MouthPerception = Extract<Perception, { readonly responseId: string }>;

const progress = (state: BrainState, response: ActiveResponse, perception: MouthPerception): Step => {
  const place = placeOf(response);
  const { marks, soundMs } = response.utterance;
  if (perception.kind === 'said') {
    const said = response.said + perception.text;
    const utterance = { marks: [...marks, { endMs: perception.endMs, length: said.length }], soundMs };
    return [
      { ...state, response: { ...response, said, utterance } },
      [send({ type: 'response.output_audio_transcript.delta', ...place, delta: perception.text })],
    ];
  }
  if (perception.kind === 'sounded') {
    const { audio, endMs } = perception;
    return [
      { ...state, response: { ...response, utterance: { marks, soundMs: endMs } } },
      audio === undefined ? [] : [send({ type: 'response.output_audio.delta', ...place, delta: audio })],
    ];
  }
  return [state, []];
};

/** The end of a sound that was cut off may be reported after the next one has begun. */
const stopOther = (state: BrainState, around: Surroundings, responseId: string): Step =>
  state.sounding === undefined || state.sounding === responseId
    ? [state, []]
    : bufferEvent(state, around, { type: 'output_audio_buffer.stopped', response_id: state.sounding });

/** Turns what the mouth reports into events; reports about responses that are over are ignored. */
export const speaking = (state: BrainState, perception: MouthPerception, around: Surroundings): Step => {
  const { responseId: response_id } = perception;
  if (perception.kind === 'fell_silent') {
    if (state.sounding !== response_id) return [state, []];
    return bufferEvent(state, around, { type: 'output_audio_buffer.stopped', response_id });
  }
  const response = state.response;
  if (response?.id !== response_id) return [state, []];
  switch (perception.kind) {
    case 'mouth_opened':
      return andThen(stopOther(state, around, response_id), (next) =>
        bufferEvent(next, around, { type: 'output_audio_buffer.started', response_id }),
      );
    case 'finished':
      return andThen(conclude(state, response, { status: 'completed' }), (next) => payDebt(next, around));
    default:
      return progress(state, response, perception);
  }
};
