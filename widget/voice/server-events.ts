import * as z from 'zod';
import type { ConversationEvent } from '../state.ts';

const Content = z.looseObject({
  text: z.string().nullish(),
  transcript: z.string().nullish(),
});

const Item = z.looseObject({
  id: z.string(),
  type: z.string(),
  role: z.string().optional(),
  call_id: z.string().optional(),
  content: z.array(Content).optional(),
});
type Item = z.infer<typeof Item>;

const ofItem = { item_id: z.string() };

/** The server's events that the shopper can see or hear the effect of; all others are passed over. */
const ServerEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation.item.added'),
    previous_item_id: z.string().nullish(),
    item: Item,
  }),
  z.object({ type: z.literal('conversation.item.deleted'), ...ofItem }),
  z.object({ type: z.literal('conversation.item.truncated'), ...ofItem }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.delta'),
    ...ofItem,
    delta: z.string().default(''),
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.completed'),
    ...ofItem,
    transcript: z.string(),
  }),
  z.object({ type: z.literal('conversation.item.input_audio_transcription.failed'), ...ofItem }),
  z.object({ type: z.literal('input_audio_buffer.speech_started') }),
  z.object({ type: z.literal('input_audio_buffer.speech_stopped') }),
  z.object({ type: z.literal('response.created') }),
  z.object({
    type: z.literal('response.done'),
    response: z.looseObject({
      status: z.string(),
      output: z.array(z.looseObject({ id: z.string().optional() })),
    }),
  }),
  z.object({ type: z.literal('response.output_audio_transcript.delta'), ...ofItem, delta: z.string() }),
  z.object({ type: z.literal('response.output_audio_transcript.done'), ...ofItem, transcript: z.string() }),
  z.object({ type: z.literal('response.output_text.delta'), ...ofItem, delta: z.string() }),
  z.object({ type: z.literal('response.output_text.done'), ...ofItem, text: z.string() }),
  z.object({ type: z.literal('output_audio_buffer.started') }),
  z.object({ type: z.literal('output_audio_buffer.stopped') }),
  z.object({ type: z.literal('output_audio_buffer.cleared') }),
]);
type ServerEvent = z.infer<typeof ServerEvent>;

const textOf = (item: Item): string | undefined => {
  const parts = (item.content ?? []).map((part) => part.text ?? part.transcript ?? '').join('');
  return parts === '' ? undefined : parts;
};

const itemAdded = (
  event: ServerEvent & { type: 'conversation.item.added' },
): readonly ConversationEvent[] => {
  const { item, previous_item_id: after } = event;
  const place = { itemId: item.id, after };
  if (item.type === 'function_call' && item.call_id !== undefined) {
    return [{ kind: 'call-item', ...place, callId: item.call_id }];
  }
  if (item.type !== 'message') return [];
  switch (item.role) {
    case 'user':
      return [{ kind: 'shopper-item', ...place, text: textOf(item) }];
    case 'assistant':
      return [{ kind: 'assistant-item', ...place, text: textOf(item) }];
    default:
      return [];
  }
};

/** An answer that the server gave up (a quota, a filter, an outage) says nothing of itself; the shopper waits for it. */
const isGivenUp = (status: string): boolean => status === 'failed' || status === 'incomplete';

const responseDone = (event: ServerEvent & { type: 'response.done' }): readonly ConversationEvent[] => {
  const { status, output } = event.response;
  const cut = status === 'completed' ? [] : output.flatMap(({ id }) => id ?? []);
  const finished: ConversationEvent = { kind: 'response-finished', cut };
  return isGivenUp(status) ? [finished, { kind: 'problem', problem: 'NO_ANSWER' }] : [finished];
};

const translate = (event: ServerEvent): readonly ConversationEvent[] => {
  switch (event.type) {
    case 'conversation.item.added':
      return itemAdded(event);
    case 'conversation.item.deleted':
      return [{ kind: 'item-removed', itemId: event.item_id }];
    case 'conversation.item.truncated':
      return [{ kind: 'item-cut', itemId: event.item_id }];
    case 'conversation.item.input_audio_transcription.failed':
      return [{ kind: 'unclear', itemId: event.item_id }];
    case 'conversation.item.input_audio_transcription.delta':
    case 'response.output_audio_transcript.delta':
    case 'response.output_text.delta':
      return [{ kind: 'text-added', itemId: event.item_id, delta: event.delta }];
    case 'conversation.item.input_audio_transcription.completed':
    case 'response.output_audio_transcript.done':
      return [{ kind: 'text-known', itemId: event.item_id, text: event.transcript }];
    case 'response.output_text.done':
      return [{ kind: 'text-known', itemId: event.item_id, text: event.text }];
    case 'input_audio_buffer.speech_started':
      return [{ kind: 'speech-started' }];
    case 'input_audio_buffer.speech_stopped':
      return [{ kind: 'speech-stopped' }];
    case 'response.created':
      return [{ kind: 'response-started' }];
    case 'response.done':
      return responseDone(event);
    case 'output_audio_buffer.started':
      return [{ kind: 'playback-started' }];
    case 'output_audio_buffer.stopped':
      return [{ kind: 'playback-finished' }];
    case 'output_audio_buffer.cleared':
      return [{ kind: 'playback-cut' }];
  }
};

/** What a raw event of the Realtime server means for the conversation; mostly nothing. */
export const readServerEvent = (raw: unknown): readonly ConversationEvent[] => {
  const event = ServerEvent.safeParse(raw);
  return event.success ? translate(event.data) : [];
};
