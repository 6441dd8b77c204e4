import { type Voice, wordsOf } from '../../local/realtime/speech/sound.ts';

const SAMPLE_RATE = 8_000;
const MS_PER_WORD = 200;

/** A voice that hums: there at once, since computing a better one inside of the test runner blocks it for seconds. */
export const hum: Voice = {
  speak: async (text) => {
    const words = wordsOf(text).map((word, index) => ({ text: word, startMs: index * MS_PER_WORD }));
    const length = (words.length * MS_PER_WORD * SAMPLE_RATE) / 1_000;
    return { samples: new Float32Array(length).fill(0.02), sampleRate: SAMPLE_RATE, words };
  },
  warmUp: () => {},
  close: () => {},
};
