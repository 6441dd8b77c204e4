import type { RealtimeSessionSpec } from '../../ports/realtime-sessions.ts';

/** Longest answer in tokens: about a minute of speech, where two sentences are wanted. */
const MAX_OUTPUT_TOKENS = 1_024;
/** Share of the conversation kept when it outgrows the model's window; dropping in steps keeps the cache warm. */
const RETENTION_RATIO = 0.8;
/** Transcribers of these families take one language and a prompt in place of lists. */
const OLDER_TRANSCRIBER = /^(?:gpt-4o|whisper)/;

const transcription = (model: string, { locale, keywords }: RealtimeSessionSpec) =>
  OLDER_TRANSCRIBER.test(model)
    ? { model, language: locale, prompt: keywords.join(', ') }
    : { model, languages: [...new Set([locale, 'en'])], keywords: [...keywords] };

/** A conversation as the Realtime API is told of it; the same object mints secrets and opens calls. */
export const sessionBody = (spec: RealtimeSessionSpec, transcriptionModel: string) => ({
  type: 'realtime',
  model: spec.model,
  instructions: spec.instructions,
  output_modalities: ['audio'],
  audio: {
    input: {
      transcription: transcription(transcriptionModel, spec),
      noise_reduction: { type: 'near_field' },
      turn_detection: { type: 'semantic_vad', create_response: true, interrupt_response: true },
    },
    output: { voice: spec.voice },
  },
  tools: spec.tools,
  tool_choice: 'auto',
  max_output_tokens: MAX_OUTPUT_TOKENS,
  truncation: { type: 'retention_ratio', retention_ratio: RETENTION_RATIO },
  tracing: null,
});
