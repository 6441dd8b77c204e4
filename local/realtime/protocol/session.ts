import * as z from 'zod';
import { AudioFormat } from './audio-format.ts';

export const FunctionTool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/, 'Expected 1 to 64 letters, digits, underscores or dashes.'),
  description: z.string().optional(),
  /** JSON schema of the arguments. */
  parameters: z.record(z.string(), z.unknown()).optional(),
});
export type FunctionTool = Readonly<z.infer<typeof FunctionTool>>;

export const ToolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string() }),
]);
export type ToolChoice = Readonly<z.infer<typeof ToolChoice>>;

export const OutputModalities = z
  .array(z.enum(['audio', 'text']))
  .length(1, "Expected ['audio'] or ['text']; one of them, never both.");

export const MaxOutputTokens = z.union([z.int().min(1).max(4096), z.literal('inf')]);

const whoAnswers = {
  create_response: z.boolean().default(true),
  interrupt_response: z.boolean().default(true),
};

const ServerVad = z.strictObject({
  type: z.literal('server_vad'),
  threshold: z.number().min(0).max(1).default(0.5),
  prefix_padding_ms: z.int().min(0).max(5_000).default(300),
  silence_duration_ms: z.int().min(0).max(10_000).default(500),
  idle_timeout_ms: z.int().min(5_000).max(30_000).nullable().default(null),
  ...whoAnswers,
});

const SemanticVad = z.strictObject({
  type: z.literal('semantic_vad'),
  eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
  ...whoAnswers,
});

export const TurnDetection = z.discriminatedUnion('type', [ServerVad, SemanticVad]);
export type TurnDetection = Readonly<z.infer<typeof TurnDetection>>;

const Transcription = z.strictObject({
  model: z.string().optional(),
  language: z.string().optional(),
  languages: z.array(z.string()).optional(),
  keywords: z.array(z.string()).optional(),
  prompt: z.string().optional(),
});

const AudioInput = z.strictObject({
  format: AudioFormat.optional(),
  transcription: Transcription.nullable().optional(),
  noise_reduction: z
    .strictObject({ type: z.enum(['near_field', 'far_field']) })
    .nullable()
    .optional(),
  turn_detection: TurnDetection.nullable().optional(),
});

const AudioOutput = z.strictObject({
  format: AudioFormat.optional(),
  voice: z.string().min(1).optional(),
  speed: z.number().min(0.25).max(1.5).optional(),
});

const Tracing = z.union([
  z.literal('auto'),
  z.strictObject({
    workflow_name: z.string().optional(),
    group_id: z.string().optional(),
    metadata: z.unknown().optional(),
  }),
]);

const Truncation = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(0).optional() }).optional(),
  }),
]);

/** What a client may set: in a client secret, in a brokered call, and later by `session.update`. */
export const SessionConfig = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().min(1).optional(),
  instructions: z.string().optional(),
  output_modalities: OutputModalities.optional(),
  audio: z.strictObject({ input: AudioInput.optional(), output: AudioOutput.optional() }).optional(),
  tools: z.array(FunctionTool).optional(),
  tool_choice: ToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  truncation: Truncation.optional(),
  tracing: Tracing.nullable().optional(),
  reasoning: z
    .strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional() })
    .optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).nullable().optional(),
  prompt: z.null('Stored prompts are not served here. Send `instructions` instead.').optional(),
});
export type SessionConfig = Readonly<z.infer<typeof SessionConfig>>;
