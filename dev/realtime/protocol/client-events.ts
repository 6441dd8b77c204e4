import * as z from 'zod';
import { NewItem } from './items.ts';
import {
  AudioFormat,
  FunctionTool,
  MaxOutputTokens,
  OutputModalities,
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
