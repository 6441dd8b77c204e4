import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { FULL_SCALE } from './audio/encoding.ts';
import type { Manner, TimedSpeech, Voice } from './audio/sound.ts';
import { speakInTones } from './audio/tones.ts';
import { SynthesisAnswer, type SynthesisRequest } from './espeak/espeak-messages.ts';
import { type SpokenPiece, spokenPieces } from './read-aloud/spoken.ts';

/** A sentence takes some 100 ms, the first one a second or two; a busy machine may take ten times as long. */
const GIVE_UP_AFTER_MS = 20_000;

type Synthesis = Extract<SynthesisAnswer, { kind: 'spoken' }>;

const forkProcess = (): ChildProcess => {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const child = fork(fileURLToPath(new URL('./espeak/espeak-process.ts', import.meta.url)), [], {
    execArgv: ['--import', pathToFileURL(tsx).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A speech process that waits must not keep the program alive.
  child.unref();
  child.channel?.unref();
  return child;
};

interface Waiting {
  readonly timer: NodeJS.Timeout;
  resolve(synthesis: Synthesis): void;
  reject(error: Error): void;
}

/** Starts the process; `onEnd` is called once when it is gone, whatever the reason. */
const openSpeechProcess = (onEnd: () => void) => {
  const child = forkProcess();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const take = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    if (waiting.size === 0) child.channel?.unref();
    return one;
  };
  const end = (error: Error): void => {
    for (const id of [...waiting.keys()]) take(id)?.reject(error);
    onEnd();
  };
  child.on('message', (message) => {
    const { data: answer } = SynthesisAnswer.safeParse(message);
    if (answer?.kind === 'spoken') take(answer.id)?.resolve(answer);
    if (answer?.kind === 'failed') take(answer.id)?.reject(new Error(answer.reason));
  });
  child.on('error', end);
  child.on('exit', (code) => end(new Error(`The speech process ended with code ${code}.`)));
  return {
    ask: (question: Omit<SynthesisRequest, 'id'>) =>
      new Promise<Synthesis>((resolve, reject) => {
        lastId += 1;
        const timer = setTimeout(() => child.kill(), GIVE_UP_AFTER_MS);
        waiting.set(lastId, { timer, resolve, reject });
        child.channel?.ref();
        child.send({ ...question, id: lastId });
      }),
    close: (): void => void child.kill(),
  };
};

/** eSpeak's own speed, 175, is a little hurried for a shop. */
const WORDS_PER_MINUTE = 168;

/** The women among OpenAI's voices; the others are spoken by eSpeak's plain voice. */
const WOMEN: ReadonlySet<string> = new Set(['marin', 'coral', 'sage', 'shimmer', 'alloy']);
const LANGUAGES: Readonly<Record<Locale, string>> = { ru: 'ru', en: 'en-us' };

const voiceName = ({ language, voice }: Manner): string =>
  LANGUAGES[language] + (WOMEN.has(voice) ? '+f2' : '');

/** Finds for each written piece when its first spoken character sounds. */
const wordsWhen = (pieces: readonly SpokenPiece[], starts: Synthesis['starts']): TimedSpeech['words'] => {
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
const createEspeakVoice = (): Voice => {
  let speechProcess: ReturnType<typeof openSpeechProcess> | undefined;
  const running = () => {
    speechProcess ??= openSpeechProcess(() => {
      speechProcess = undefined;
    });
    return speechProcess;
  };
  const speak = async (text: string, manner: Manner): Promise<TimedSpeech> => {
    const pieces = spokenPieces(text, manner.language);
    const { samples, sampleRate, starts } = await running().ask({
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
      if (speechProcess !== undefined) return;
      for (const language of ['ru', 'en'] as const) {
        speak('1', { language, voice: 'marin', speed: 1 }).catch(() => undefined);
      }
    },
    close: () => speechProcess?.close(),
  };
};

/** After this many failed sentences in a row the synthesizer counts as missing. */
const PATIENCE = 2;

/** Speaks with eSpeak NG; where that is not installed or does not run, in soft tones, and `onTones` is called once. */
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
