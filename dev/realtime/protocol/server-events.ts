import type { ApiError } from './api-error.ts';
import type { Item } from './items.ts';
import type { Session } from './session.ts';

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
