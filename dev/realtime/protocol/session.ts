import { type AudioFormat, type SessionConfig, TurnDetection } from './session-config.ts';

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

export const openSession = (
  config: SessionConfig,
  identity: { readonly id: string; readonly expiresAt: number },
): Session => mergeSession(blank(identity.id, identity.expiresAt), config);
