import type { AudioFormat } from './audio-format.ts';
import type { FunctionTool, SessionConfig, ToolChoice, TurnDetection } from './session.ts';

/** Model of a session that names none; the SDK's own default. */
export const DEFAULT_MODEL = 'gpt-realtime-2.1';

const PCM: AudioFormat = { type: 'audio/pcm', rate: 24_000 };

const DEFAULT_TURN_DETECTION: TurnDetection = {
  type: 'server_vad',
  threshold: 0.5,
  prefix_padding_ms: 300,
  silence_duration_ms: 500,
  idle_timeout_ms: null,
  create_response: true,
  interrupt_response: true,
};

/** A session with every field settled, as `session.created` and `session.updated` show it. */
export interface Session {
  readonly type: 'realtime';
  readonly object: 'realtime.session';
  readonly id: string;
  readonly model: string;
  /** Seconds since 1970. */
  readonly expires_at: number;
  readonly instructions: string;
  /** One of them, never both. */
  readonly output_modalities: readonly ('audio' | 'text')[];
  readonly audio: {
    readonly input: {
      readonly format: AudioFormat;
      readonly transcription: object | null;
      readonly noise_reduction: object | null;
      readonly turn_detection: TurnDetection | null;
    };
    readonly output: { readonly format: AudioFormat; readonly voice: string; readonly speed: number };
  };
  readonly tools: readonly FunctionTool[];
  readonly tool_choice: ToolChoice;
  readonly parallel_tool_calls: boolean;
  readonly max_output_tokens: number | 'inf';
  readonly truncation: unknown;
  readonly tracing: unknown;
  readonly reasoning: unknown;
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
      turn_detection: DEFAULT_TURN_DETECTION,
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

/** Lays a configuration over a session: what it names replaces, what it leaves out stays. */
export const mergeSession = (session: Session, config: SessionConfig): Session => ({
  ...session,
  ...config,
  audio: {
    input: { ...session.audio.input, ...config.audio?.input },
    output: { ...session.audio.output, ...config.audio?.output },
  },
});

export const openSession = (
  config: SessionConfig,
  identity: { readonly id: string; readonly expiresAt: number },
): Session => mergeSession(blank(identity.id, identity.expiresAt), config);
