import type { RealtimeSessionSpec } from '../../ports/voice/realtime-sessions.ts';

/** Longest answer in tokens: about a minute of speech. Instructions ask for two sentences. */
const MAX_OUTPUT_TOKENS = 1_024;
/** Share of the conversation that is kept when it outgrows the model's window. Large steps keep the prompt cache. */
const RETENTION_RATIO = 0.8;
/** Transcribers of these families take one language and a prompt instead of lists. */
const OLDER_TRANSCRIBER = /^(?:gpt-4o|whisper)/;

const transcription = (model: string, { locale, keywords }: RealtimeSessionSpec) =>
  OLDER_TRANSCRIBER.test(model)
    ? { model, language: locale, prompt: keywords.join(', ') }
    : { model, languages: [...new Set([locale, 'en'])], keywords: [...keywords] };

/** OpenAI refuses `reasoning` and `parallel_tool_calls` for the models before these. */
const REASONING_MODEL = /^gpt-realtime-2(?![^.-])/;

const reasoning = ({ model, settings }: RealtimeSessionSpec) =>
  REASONING_MODEL.test(model)
    ? { reasoning: { effort: settings.reasoningEffort }, parallel_tool_calls: settings.parallelCalls }
    : {};

const noiseReduction = ({ settings: { noiseReduction: type } }: RealtimeSessionSpec) =>
  type === 'off' ? null : { type };

/** The session in the format of the Realtime API, for secrets and for calls. */
export const sessionBody = (spec: RealtimeSessionSpec, transcriptionModel: string) => ({
  type: 'realtime',
  model: spec.model,
  instructions: spec.instructions,
  output_modalities: [spec.mode === 'text' ? 'text' : 'audio'],
  audio: {
    input: {
      transcription: transcription(transcriptionModel, spec),
      noise_reduction: noiseReduction(spec),
      turn_detection: {
        type: 'semantic_vad',
        eagerness: spec.settings.eagerness,
        create_response: true,
        interrupt_response: true,
      },
    },
    output: { voice: spec.voice },
  },
  tools: spec.tools,
  tool_choice: 'auto',
  ...reasoning(spec),
  max_output_tokens: MAX_OUTPUT_TOKENS,
  truncation: { type: 'retention_ratio', retention_ratio: RETENTION_RATIO },
  tracing: null,
});
