import * as z from 'zod';

/** The three encodings of the Realtime API; PCM is 16 bit, little-endian, mono. */
export const AudioFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).default(24_000) }),
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcma') }),
]);
export type AudioFormat = Readonly<z.infer<typeof AudioFormat>>;

export const sampleRateOf = ({ type }: AudioFormat): 24_000 | 8_000 =>
  type === 'audio/pcm' ? 24_000 : 8_000;

/** How long this many bytes of a format sound. */
export const durationMs = (format: AudioFormat, bytes: number): number =>
  (bytes / (format.type === 'audio/pcm' ? 2 : 1) / sampleRateOf(format)) * 1000;

export const FunctionTool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/, 'Expected 1 to 64 letters, digits, underscores or dashes.'),
  description: z.string().exactOptional(),
  /** JSON schema of the arguments. */
  parameters: z.record(z.string(), z.unknown()).exactOptional(),
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

const turnEffects = {
  create_response: z.boolean().default(true),
  interrupt_response: z.boolean().default(true),
};

const ServerVad = z.strictObject({
  type: z.literal('server_vad'),
  threshold: z.number().min(0).max(1).default(0.5),
  prefix_padding_ms: z.int().min(0).max(5_000).default(300),
  silence_duration_ms: z.int().min(0).max(10_000).default(500),
  idle_timeout_ms: z.int().min(5_000).max(30_000).nullable().default(null),
  ...turnEffects,
});

const SemanticVad = z.strictObject({
  type: z.literal('semantic_vad'),
  eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
  ...turnEffects,
});

export const TurnDetection = z.discriminatedUnion('type', [ServerVad, SemanticVad]);
export type TurnDetection = Readonly<z.infer<typeof TurnDetection>>;

/** OpenAI refuses every other name. */
export const VoiceName = z.enum([
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
  'marin',
  'cedar',
]);

const Transcription = z.strictObject({
  model: z.string().exactOptional(),
  language: z.string().exactOptional(),
  languages: z.array(z.string()).exactOptional(),
  keywords: z.array(z.string()).exactOptional(),
  prompt: z.string().exactOptional(),
});

const AudioInput = z.strictObject({
  format: AudioFormat.exactOptional(),
  transcription: Transcription.nullable().exactOptional(),
  noise_reduction: z
    .strictObject({ type: z.enum(['near_field', 'far_field']) })
    .nullable()
    .exactOptional(),
  turn_detection: TurnDetection.nullable().exactOptional(),
});

const AudioOutput = z.strictObject({
  format: AudioFormat.exactOptional(),
  voice: VoiceName.exactOptional(),
  speed: z.number().min(0.25).max(1.5).exactOptional(),
});

const Tracing = z.union([
  z.literal('auto'),
  z.strictObject({
    workflow_name: z.string().exactOptional(),
    group_id: z.string().exactOptional(),
    metadata: z.unknown().exactOptional(),
  }),
]);

const Truncation = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(0).exactOptional() }).exactOptional(),
  }),
]);

/** What a client may set: in a client secret, in a brokered call, and later by `session.update`. */
export const SessionConfig = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().min(1).exactOptional(),
  instructions: z.string().exactOptional(),
  output_modalities: OutputModalities.exactOptional(),
  audio: z
    .strictObject({ input: AudioInput.exactOptional(), output: AudioOutput.exactOptional() })
    .exactOptional(),
  tools: z.array(FunctionTool).exactOptional(),
  tool_choice: ToolChoice.exactOptional(),
  parallel_tool_calls: z.boolean().exactOptional(),
  max_output_tokens: MaxOutputTokens.exactOptional(),
  truncation: Truncation.exactOptional(),
  tracing: Tracing.nullable().exactOptional(),
  reasoning: z
    .strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).exactOptional() })
    .exactOptional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).nullable().exactOptional(),
  prompt: z.null('Stored prompts are not served here. Send `instructions` instead.').exactOptional(),
});
export type SessionConfig = Readonly<z.infer<typeof SessionConfig>>;

/** The model of a session that does not name one; the SDK has the same default. */
export const DEFAULT_MODEL = 'gpt-realtime-2.1';

const PCM: AudioFormat = { type: 'audio/pcm', rate: 24_000 };

type Settled<Config> = { readonly [Name in keyof Config]-?: Exclude<Config[Name], undefined> };
type Audio = Settled<Settled<SessionConfig>['audio']>;
type Settings = Settled<Omit<SessionConfig, 'audio' | 'reasoning' | 'tracing' | 'include' | 'prompt'>>;

/** A session with every field settled, as `session.created` and `session.updated` show it. */
export interface Session extends Settings {
  readonly object: 'realtime.session';
  readonly id: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
  readonly audio: { readonly input: Settled<Audio['input']>; readonly output: Settled<Audio['output']> };
  readonly reasoning: object | null;
  readonly tracing: unknown;
  readonly include: readonly string[] | null;
  readonly prompt: null;
}

const blank = (id: string, expiresAt: number): Session => ({
  type: 'realtime',
  object: 'realtime.session',
  id,
  model: DEFAULT_MODEL,
  expires_at: expiresAt,
  instructions: '',
  output_modalities: ['audio'],
  audio: {
    input: {
      format: PCM,
      transcription: null,
      noise_reduction: null,
      turn_detection: TurnDetection.parse({ type: 'server_vad' }),
    },
    output: { format: PCM, voice: 'marin', speed: 1 },
  },
  tools: [],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  max_output_tokens: 'inf',
  truncation: 'auto',
  tracing: null,
  reasoning: null,
  include: null,
  prompt: null,
});

/** Applies a configuration to a session: what it names is replaced, the rest stays. */
export const mergeSession = (session: Session, config: SessionConfig): Session => ({
  ...session,
  ...config,
  audio: {
    input: { ...session.audio.input, ...config.audio?.input },
    output: { ...session.audio.output, ...config.audio?.output },
  },
});

export const newSession = (
  config: SessionConfig,
  identity: { readonly id: string; readonly expiresAt: number },
): Session => mergeSession(blank(identity.id, identity.expiresAt), config);
