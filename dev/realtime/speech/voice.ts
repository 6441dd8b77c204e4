import type { Voice } from './audio/sound.ts';
import { speakInTones } from './audio/tones.ts';
import { createEspeakVoice } from './espeak/espeak.ts';

/** After this many failed sentences in a row the synthesizer counts as missing. */
const PATIENCE = 2;

/** Speaks with eSpeak NG; where that is not installed or does not run, in soft tones, of which `onTones` is told once. */
export const createVoice = (onTones: (reason: string) => void): Voice => {
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
