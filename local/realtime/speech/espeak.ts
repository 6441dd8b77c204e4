import { type EspeakLine, openEspeakLine, type Synthesis } from './espeak-line.ts';
import type { Language, Manner, Speech, Voice } from './sound.ts';
import { type SpokenPiece, spokenPieces } from './spoken.ts';

/** eSpeak's own speed, 175, is a little hurried for a shop. */
const WORDS_PER_MINUTE = 168;
const FULL_SCALE = 32_768;

/** The women among OpenAI's voices; the others are spoken by eSpeak's plain voice. */
const WOMEN: ReadonlySet<string> = new Set(['marin', 'coral', 'sage', 'shimmer', 'alloy']);
const LANGUAGES: Readonly<Record<Language, string>> = { ru: 'ru', en: 'en-us' };

const voiceName = ({ language, voice }: Manner): string =>
  LANGUAGES[language] + (WOMEN.has(voice) ? '+f2' : '');

/** Finds for each written piece when its first spoken character sounds. */
const wordsWhen = (pieces: readonly SpokenPiece[], starts: Synthesis['starts']): Speech['words'] => {
  let character = 0;
  let lastMs = 0;
  return pieces.map(({ written, spoken }) => {
    const end = character + spoken.length;
    lastMs = starts.find((start) => start.character >= character && start.character < end)?.atMs ?? lastMs;
    character = end + 1;
    return { text: written, startMs: lastMs };
  });
};

/** Speaks Russian and English with eSpeak NG; every sentence fails when the package is not installed. */
export const createEspeakVoice = (): Voice => {
  let line: EspeakLine | undefined;
  const connected = (): EspeakLine => {
    line ??= openEspeakLine(() => {
      line = undefined;
    });
    return line;
  };
  const speak = async (text: string, manner: Manner): Promise<Speech> => {
    const pieces = spokenPieces(text, manner.language);
    const { samples, sampleRate, starts } = await connected().ask({
      text: pieces.map(({ spoken }) => spoken).join(' '),
      voice: voiceName(manner),
      rate: Math.round(WORDS_PER_MINUTE * manner.speed),
    });
    return {
      samples: Float32Array.from(samples, (sample) => sample / FULL_SCALE),
      sampleRate,
      words: wordsWhen(pieces, starts),
    };
  };
  return {
    speak,
    warmUp: () => {
      if (line !== undefined) return;
      for (const language of ['ru', 'en'] as const) {
        speak('1', { language, voice: 'marin', speed: 1 }).catch(() => undefined);
      }
    },
    close: () => line?.close(),
  };
};
