import { createEspeakVoice } from './espeak.ts';
import type { Voice } from './sound.ts';
import { speakInTones } from './tones.ts';

/** After this many sentences failed in a row the synthesizer is believed to be missing. */
const PATIENCE = 2;

export interface VoiceOptions {
  /** Told once, when the tones take over. */
  onTones(reason: string): void;
}

/** Speaks with eSpeak NG; where that is not installed or does not run, in soft tones. */
export const createVoice = ({ onTones }: VoiceOptions): Voice => {
  const espeak = createEspeakVoice();
  let failures = 0;
  return {
    speak: async (text, manner) => {
      if (failures >= PATIENCE) return speakInTones(text);
      try {
        const speech = await espeak.speak(text, manner);
        failures = 0;
        return speech;
      } catch (error) {
        failures += 1;
        if (failures === PATIENCE) onTones(error instanceof Error ? error.message : String(error));
        return speakInTones(text);
      }
    },
    warmUp: espeak.warmUp,
    close: espeak.close,
  };
};

/** Soft tones alone: what tests without ears want, as no process is started. */
export const createTones = (): Voice => ({
  speak: async (text) => speakInTones(text),
  warmUp: () => undefined,
  close: () => undefined,
});
