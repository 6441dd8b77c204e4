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

/** The place of an item in the conversation. */
type Placed = { previous_item_id: string | null; item: Item };
/** An item of a response; the events of its parts name it by its id. */
type Output = { response_id: string; output_index: number; item: Item };
type OfOutput = { response_id: string; output_index: number; item_id: string };
type OfContent = OfOutput & { content_index: 0 };
type OfCall = OfOutput & { call_id: string };
type OfSpeech = { item_id: string; content_index: 0 };
type Sounding = { response_id: string };

/** What each event of the server has, besides the `event_id` that it gets as it leaves. */
interface ServerEvents {
  'session.created': { session: Session };
  'session.updated': { session: Session };
  error: { error: ApiError & { readonly event_id: string | null } };
  'conversation.item.added': Placed;
  'conversation.item.done': Placed;
  'conversation.item.retrieved': { item: Item };
  'conversation.item.deleted': { item_id: string };
  'conversation.item.truncated': { item_id: string; content_index: number; audio_end_ms: number };
  'conversation.item.input_audio_transcription.delta': OfSpeech & { delta: string };
  'conversation.item.input_audio_transcription.completed': OfSpeech & {
    transcript: string;
    usage: { type: 'duration'; seconds: number };
  };
  'conversation.item.input_audio_transcription.failed': OfSpeech & { error: Failure };
  'input_audio_buffer.cleared': unknown;
  'input_audio_buffer.committed': { item_id: string; previous_item_id: string | null };
  'input_audio_buffer.speech_started': { item_id: string; audio_start_ms: number };
  'input_audio_buffer.speech_stopped': { item_id: string; audio_end_ms: number };
  'output_audio_buffer.started': Sounding;
  'output_audio_buffer.stopped': Sounding;
  'output_audio_buffer.cleared': Sounding;
  'response.created': { response: ResponseRecord };
  'response.done': { response: ResponseRecord };
  'response.output_item.added': Output;
  'response.output_item.done': Output;
  'response.content_part.added': OfContent & { part: ShownPart };
  'response.content_part.done': OfContent & { part: ShownPart };
  'response.output_text.delta': OfContent & { delta: string };
  'response.output_text.done': OfContent & { text: string };
  'response.output_audio.delta': OfContent & { delta: string };
  'response.output_audio.done': OfContent;
  'response.output_audio_transcript.delta': OfContent & { delta: string };
  'response.output_audio_transcript.done': OfContent & { transcript: string };
  'response.function_call_arguments.delta': OfCall & { delta: string };
  'response.function_call_arguments.done': OfCall & { name: string; arguments: string };
}

export type ServerEvent = {
  [Type in keyof ServerEvents]: { readonly type: Type } & Readonly<ServerEvents[Type]>;
}[keyof ServerEvents];
