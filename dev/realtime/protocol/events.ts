import * as z from 'zod';
import type { ApiError } from './api-error.ts';
import { type Item, NewItem } from './items.ts';
import {
  AudioFormat,
  FunctionTool,
  MaxOutputTokens,
  OutputModalities,
  type Session,
  SessionConfig,
  ToolChoice,
  VoiceName,
} from './session.ts';

const event_id = z.string().max(512).optional();

const base64 = z.base64('Expected audio bytes as base64.');

/** Settings of one response alone, over those of the session. */
export const ResponseConfig = z.strictObject({
  conversation: z.enum(['auto', 'none']).optional(),
  instructions: z.string().optional(),
  output_modalities: OutputModalities.optional(),
  audio: z
    .strictObject({
      output: z.strictObject({ format: AudioFormat.optional(), voice: VoiceName.optional() }).optional(),
    })
    .optional(),
  tools: z.array(FunctionTool).optional(),
  tool_choice: ToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  metadata: z.record(z.string(), z.string()).nullable().optional(),
  input: z.array(NewItem).optional(),
});
export type ResponseConfig = Readonly<z.infer<typeof ResponseConfig>>;

/** Everything a client may send, each kind with exactly the fields it has. */
export const ClientEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.update'), event_id, session: SessionConfig }),
  z.strictObject({
    type: z.literal('conversation.item.create'),
    event_id,
    previous_item_id: z.string().nullable().optional(),
    item: NewItem,
  }),
  z.strictObject({ type: z.literal('conversation.item.retrieve'), event_id, item_id: z.string() }),
  z.strictObject({ type: z.literal('conversation.item.delete'), event_id, item_id: z.string() }),
  z.strictObject({
    type: z.literal('conversation.item.truncate'),
    event_id,
    item_id: z.string(),
    content_index: z.int().min(0),
    // The SDK sends fractions of a millisecond when it counts from samples.
    audio_end_ms: z.number().min(0),
  }),
  z.strictObject({ type: z.literal('response.create'), event_id, response: ResponseConfig.optional() }),
  z.strictObject({ type: z.literal('response.cancel'), event_id, response_id: z.string().optional() }),
  z.strictObject({ type: z.literal('input_audio_buffer.append'), event_id, audio: base64 }),
  z.strictObject({ type: z.literal('input_audio_buffer.commit'), event_id }),
  z.strictObject({ type: z.literal('input_audio_buffer.clear'), event_id }),
  z.strictObject({ type: z.literal('output_audio_buffer.clear'), event_id }),
]);
export type ClientEvent = Readonly<z.infer<typeof ClientEvent>>;

/** One kind of client event by its name. */
export type ClientEventOf<Type extends ClientEvent['type']> = Extract<ClientEvent, { readonly type: Type }>;

type ResponseStatus = 'in_progress' | 'completed' | 'cancelled' | 'incomplete' | 'failed';

export interface Usage {
  readonly total_tokens: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_token_details: {
    readonly text_tokens: number;
    readonly audio_tokens: number;
    readonly cached_tokens: number;
  };
  readonly output_token_details: { readonly text_tokens: number; readonly audio_tokens: number };
}

type Failure = { readonly type: string; readonly code: string; readonly message: string };

/** Why a response did not complete. */
export type StatusDetails =
  | { readonly type: 'cancelled'; readonly reason: 'turn_detected' | 'client_cancelled' }
  | { readonly type: 'incomplete'; readonly reason: 'max_output_tokens' }
  | { readonly type: 'failed'; readonly error: Failure };

export interface ResponseRecord {
  readonly id: string;
  readonly object: 'realtime.response';
  readonly conversation_id: string | null;
  readonly status: ResponseStatus;
  readonly status_details: StatusDetails | null;
  readonly output_modalities: readonly string[];
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly output: readonly Item[];
  readonly usage: Usage | null;
}

/** A part as content_part events show it: there the kinds are called `audio` and `text`. */
type ShownPart =
  | { readonly type: 'audio'; readonly transcript: string }
  | { readonly type: 'text'; readonly text: string };

type Event<Type extends string, Fields = unknown> = { readonly type: Type } & Readonly<Fields>;

/** Where in a response an event belongs. */
type Place = { response_id: string; output_index: number; item_id: string };
type ContentEvent<Type extends string, Fields = unknown> = Event<Type, Place & { content_index: 0 } & Fields>;

type ItemEvent =
  | Event<
      'conversation.item.added' | 'conversation.item.done',
      { previous_item_id: string | null; item: Item }
    >
  | Event<'conversation.item.retrieved', { item: Item }>
  | Event<'conversation.item.deleted', { item_id: string }>
  | Event<'conversation.item.truncated', { item_id: string; content_index: number; audio_end_ms: number }>
  | Event<
      'conversation.item.input_audio_transcription.failed',
      { item_id: string; content_index: 0; error: Failure }
    >
  | Event<
      'conversation.item.input_audio_transcription.delta',
      { item_id: string; content_index: 0; delta: string }
    >
  | Event<
      'conversation.item.input_audio_transcription.completed',
      {
        item_id: string;
        content_index: 0;
        transcript: string;
        usage: { type: 'duration'; seconds: number };
      }
    >;

type BufferEvent =
  | Event<'input_audio_buffer.cleared'>
  | Event<'input_audio_buffer.committed', { item_id: string; previous_item_id: string | null }>
  | Event<'input_audio_buffer.speech_started', { item_id: string; audio_start_ms: number }>
  | Event<'input_audio_buffer.speech_stopped', { item_id: string; audio_end_ms: number }>
  | Event<`output_audio_buffer.${'started' | 'stopped' | 'cleared'}`, { response_id: string }>;

type ResponseEvent =
  | Event<'response.created' | 'response.done', { response: ResponseRecord }>
  | Event<
      'response.output_item.added' | 'response.output_item.done',
      { response_id: string; output_index: number; item: Item }
    >
  | ContentEvent<'response.content_part.added' | 'response.content_part.done', { part: ShownPart }>
  | ContentEvent<`response.output_${'text' | 'audio_transcript' | 'audio'}.delta`, { delta: string }>
  | ContentEvent<'response.output_text.done', { text: string }>
  | ContentEvent<'response.output_audio_transcript.done', { transcript: string }>
  | ContentEvent<'response.output_audio.done'>
  | Event<'response.function_call_arguments.delta', Place & { call_id: string; delta: string }>
  | Event<
      'response.function_call_arguments.done',
      Place & { call_id: string; name: string; arguments: string }
    >;

/** Everything the server may send, still without the `event_id` that each gets as it leaves. */
export type ServerEvent =
  | Event<'session.created' | 'session.updated', { session: Session }>
  | ItemEvent
  | BufferEvent
  | ResponseEvent
  | Event<'error', { error: ApiError & { readonly event_id: string | null } }>;
