import { spacedWords, type Voice } from '../../../dev/realtime/speech/audio/sound.ts';

const SAMPLE_RATE = 8_000;
const MS_PER_WORD = 200;

/** A voice that hums at once: to compute a better one inside the test runner blocks it for seconds. */
export const hum: Voice = {
  speak: async (text) => {
    const words = spacedWords(text).map((word, index) => ({ text: word, startMs: index * MS_PER_WORD }));
    const length = (words.length * MS_PER_WORD * SAMPLE_RATE) / 1_000;
    return { samples: new Float32Array(length).fill(0.02), sampleRate: SAMPLE_RATE, words };
  },
  warmUp: () => {},
  close: () => {},
};
