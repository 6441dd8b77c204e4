import type { ApiError } from './api-error.ts';
import type { Item } from './items.ts';
import type { Session } from './session-state.ts';

export type ResponseStatus = 'in_progress' | 'completed' | 'cancelled' | 'incomplete' | 'failed';

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

export interface ResponseRecord {
  readonly id: string;
  readonly object: 'realtime.response';
  readonly conversation_id: string | null;
  readonly status: ResponseStatus;
  readonly status_details: { readonly type: ResponseStatus; readonly reason?: string } | null;
  readonly output_modalities: readonly string[];
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly output: readonly Item[];
  readonly usage: Usage | null;
}

/** Where in a response an event belongs. */
export interface Place {
  readonly response_id: string;
  readonly output_index: 0;
  readonly item_id: string;
}
type ContentPlace = Place & { readonly content_index: 0 };

/** A part as content_part events show it: there the kinds are called `audio` and `text` alone. */
export type ShownPart =
  | { readonly type: 'audio'; readonly transcript: string }
  | { readonly type: 'text'; readonly text: string };

type SessionEvents = {
  readonly type: 'session.created' | 'session.updated';
  readonly session: Session;
};

type ConversationEvents =
  | {
      readonly type: 'conversation.item.added' | 'conversation.item.done';
      readonly previous_item_id: string | null;
      readonly item: Item;
    }
  | { readonly type: 'conversation.item.retrieved'; readonly item: Item }
  | { readonly type: 'conversation.item.deleted'; readonly item_id: string }
  | {
      readonly type: 'conversation.item.truncated';
      readonly item_id: string;
      readonly content_index: number;
      readonly audio_end_ms: number;
    }
  | {
      readonly type: 'conversation.item.input_audio_transcription.completed';
      readonly item_id: string;
      readonly content_index: 0;
      readonly transcript: string;
      readonly usage: { readonly type: 'duration'; readonly seconds: number };
    }
  | {
      readonly type: 'conversation.item.input_audio_transcription.failed';
      readonly item_id: string;
      readonly content_index: 0;
      readonly error: { readonly type: string; readonly code: string; readonly message: string };
    };

type InputEvents =
  | { readonly type: 'input_audio_buffer.cleared' }
  | {
      readonly type: 'input_audio_buffer.committed';
      readonly item_id: string;
      readonly previous_item_id: string | null;
    }
  | {
      readonly type: 'input_audio_buffer.speech_started';
      readonly item_id: string;
      readonly audio_start_ms: number;
    }
  | {
      readonly type: 'input_audio_buffer.speech_stopped';
      readonly item_id: string;
      readonly audio_end_ms: number;
    };

type OutputBufferEvents = {
  readonly type:
    | 'output_audio_buffer.started'
    | 'output_audio_buffer.stopped'
    | 'output_audio_buffer.cleared';
  readonly response_id: string;
};

type ResponseEvents =
  | { readonly type: 'response.created' | 'response.done'; readonly response: ResponseRecord }
  | {
      readonly type: 'response.output_item.added' | 'response.output_item.done';
      readonly response_id: string;
      readonly output_index: 0;
      readonly item: Item;
    }
  | ({
      readonly type: 'response.content_part.added' | 'response.content_part.done';
      readonly part: ShownPart;
    } & ContentPlace)
  | ({
      readonly type:
        | 'response.output_text.delta'
        | 'response.output_audio_transcript.delta'
        | 'response.output_audio.delta';
      readonly delta: string;
    } & ContentPlace)
  | ({ readonly type: 'response.output_text.done'; readonly text: string } & ContentPlace)
  | ({ readonly type: 'response.output_audio_transcript.done'; readonly transcript: string } & ContentPlace)
  | ({ readonly type: 'response.output_audio.done' } & ContentPlace)
  | ({
      readonly type: 'response.function_call_arguments.delta';
      readonly call_id: string;
      readonly delta: string;
    } & Place)
  | ({
      readonly type: 'response.function_call_arguments.done';
      readonly call_id: string;
      readonly name: string;
      readonly arguments: string;
    } & Place);

type ErrorEvent = {
  readonly type: 'error';
  readonly error: ApiError & { readonly event_id: string | null };
};

/** Everything the server may say, still without the `event_id` that each gets as it leaves. */
export type ServerEvent =
  | SessionEvents
  | ConversationEvents
  | InputEvents
  | OutputBufferEvents
  | ResponseEvents
  | ErrorEvent;
