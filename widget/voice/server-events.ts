import * as z from 'zod/mini';
import type { ConversationEvent } from '../state/events.ts';
import type { Problem } from '../state/problems.ts';
import { WAIT_FOR_USER } from './functions/tool-output.ts';

const Content = z.looseObject({
  text: z.nullish(z.string()),
  transcript: z.nullish(z.string()),
});

const Item = z.looseObject({
  id: z.string(),
  type: z.string(),
  role: z.optional(z.string()),
  call_id: z.optional(z.string()),
  name: z.optional(z.string()),
  phase: z.nullish(z.string()),
  content: z.optional(z.array(Content)),
});
type Item = z.infer<typeof Item>;

const StatusDetails = z.looseObject({
  reason: z.nullish(z.string()),
  error: z.nullish(z.looseObject({ type: z.nullish(z.string()), code: z.nullish(z.string()) })),
});

const ofItem = { item_id: z.string() };

/** The server's events that the shopper can see or hear the effect of; all others are ignored. */
const ServerEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation.item.added'),
    previous_item_id: z.nullish(z.string()),
    item: Item,
  }),
  z.object({ type: z.literal('conversation.item.deleted'), ...ofItem }),
  z.object({
    type: z.literal('conversation.item.truncated'),
    ...ofItem,
    audio_end_ms: z.optional(z.number()),
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.delta'),
    ...ofItem,
    delta: z._default(z.string(), ''),
  }),
  z.object({
    type: z.literal('conversation.item.input_audio_transcription.completed'),
    ...ofItem,
    transcript: z.string(),
  }),
  z.object({ type: z.literal('conversation.item.input_audio_transcription.failed'), ...ofItem }),
  z.object({
    type: z.literal('input_audio_buffer.committed'),
    ...ofItem,
    previous_item_id: z.nullish(z.string()),
  }),
  z.object({ type: z.literal('input_audio_buffer.speech_started') }),
  z.object({ type: z.literal('input_audio_buffer.speech_stopped') }),
  z.object({ type: z.literal('response.created') }),
  z.object({
    type: z.literal('response.done'),
    response: z.looseObject({
      id: z.optional(z.string()),
      status: z.string(),
      status_details: z.nullish(StatusDetails),
      output: z._default(
        z.array(z.looseObject({ id: z.optional(z.string()), type: z.optional(z.string()) })),
        [],
      ),
    }),
  }),
  z.object({ type: z.literal('response.output_audio_transcript.delta'), ...ofItem, delta: z.string() }),
  z.object({ type: z.literal('response.output_audio_transcript.done'), ...ofItem, transcript: z.string() }),
  z.object({ type: z.literal('response.output_text.delta'), ...ofItem, delta: z.string() }),
  z.object({ type: z.literal('response.output_text.done'), ...ofItem, text: z.string() }),
  z.object({ type: z.literal('output_audio_buffer.started') }),
  z.object({ type: z.literal('output_audio_buffer.stopped') }),
  z.object({ type: z.literal('output_audio_buffer.cleared') }),
  z.object({ type: z.literal('error'), error: z.looseObject({ code: z.literal('session_expired') }) }),
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
  if (item.type === 'function_call' && item.call_id !== undefined && item.name !== WAIT_FOR_USER) {
    return [{ kind: 'call-item', ...place, callId: item.call_id }];
  }
  if (item.type !== 'message') return [];
  switch (item.role) {
    case 'user':
      return [{ kind: 'shopper-item', ...place, text: textOf(item) }];
    case 'assistant':
      return [
        { kind: 'assistant-item', ...place, text: textOf(item), isPreamble: item.phase === 'commentary' },
      ];
    default:
      return [];
  }
};

type ResponseDone = ServerEvent & { readonly type: 'response.done' };

/** Codes of OpenAI that asking again does not help against. */
const lasting: ReadonlySet<string> = new Set(['insufficient_quota', 'billing_hard_limit_reached']);

/** What the shopper is told when no answer comes; an incomplete one was heard as far as it goes. */
const problemOf = ({ response }: ResponseDone): Problem | undefined => {
  const { status, status_details: details, output } = response;
  if (status === 'failed')
    return lasting.has(details?.error?.code ?? '') ? 'SERVICE_UNAVAILABLE' : 'NO_ANSWER';
  return status === 'incomplete' && !output.some(({ type }) => type === 'message') ? 'NO_ANSWER' : undefined;
};

const responseDone = (event: ResponseDone): readonly ConversationEvent[] => {
  const { status, output } = event.response;
  const cut = status === 'completed' ? [] : output.flatMap(({ id }) => id ?? []);
  const problem = problemOf(event);
  const finished: ConversationEvent = { kind: 'response-finished', cut };
  return problem === undefined ? [finished] : [finished, { kind: 'problem', problem }];
};

const translate = (event: ServerEvent): readonly ConversationEvent[] => {
  switch (event.type) {
    case 'conversation.item.added':
      return itemAdded(event);
    case 'conversation.item.deleted':
      return [{ kind: 'item-removed', itemId: event.item_id }];
    case 'conversation.item.truncated':
      return [{ kind: 'item-cut', itemId: event.item_id, heardMs: event.audio_end_ms }];
    case 'input_audio_buffer.committed':
      return [
        { kind: 'shopper-item', itemId: event.item_id, after: event.previous_item_id, text: undefined },
      ];
    case 'conversation.item.input_audio_transcription.failed':
      return [{ kind: 'unclear', itemId: event.item_id }];
    case 'conversation.item.input_audio_transcription.delta':
      return [{ kind: 'text-added', itemId: event.item_id, by: 'shopper', delta: event.delta }];
    case 'response.output_audio_transcript.delta':
    case 'response.output_text.delta':
      return [{ kind: 'text-added', itemId: event.item_id, by: 'assistant', delta: event.delta }];
    case 'conversation.item.input_audio_transcription.completed':
      return [{ kind: 'text-known', itemId: event.item_id, by: 'shopper', text: event.transcript }];
    case 'response.output_audio_transcript.done':
      return [{ kind: 'text-known', itemId: event.item_id, by: 'assistant', text: event.transcript }];
    case 'response.output_text.done':
      return [{ kind: 'text-known', itemId: event.item_id, by: 'assistant', text: event.text }];
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
    case 'error':
      // The server has ended the session for good, so that going on needs a new one.
      return [{ kind: 'ended', because: 'time-limit' }];
  }
};

/** Translates a raw event of the Realtime server; most mean nothing to the conversation. */
export const readServerEvent = (raw: unknown): readonly ConversationEvent[] => {
  const event = ServerEvent.safeParse(raw);
  return event.success ? translate(event.data) : [];
};

/** Why the server gave an answer up, for operators: OpenAI's own codes, and the id that its support asks for. */
export interface UpstreamFailure {
  readonly status: 'failed' | 'incomplete';
  readonly code: string;
  readonly type?: string | undefined;
  readonly responseId?: string | undefined;
}

/** The failure that a raw event reports; `undefined` when it reports none. */
export const readUpstreamFailure = (raw: unknown): UpstreamFailure | undefined => {
  const event = ServerEvent.safeParse(raw);
  if (!event.success || event.data.type !== 'response.done') return undefined;
  const { id: responseId, status, status_details: details } = event.data.response;
  if (status !== 'failed' && status !== 'incomplete') return undefined;
  return {
    status,
    code: details?.error?.code ?? details?.reason ?? 'unknown',
    type: details?.error?.type ?? undefined,
    responseId,
  };
};
