import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SynthesisAnswer, type SynthesisRequest } from './espeak-messages.ts';
import type { Language, Manner, Speech, Voice } from './sound.ts';
import { type SpokenPiece, spokenPieces } from './spoken.ts';

/** A sentence takes some 100 ms, the first one a second or two on a slow machine. */
const GIVE_UP_AFTER_MS = 10_000;
/** eSpeak's own speed is hurried for a shop; this is calm. */
const WORDS_PER_MINUTE = 168;
const FULL_SCALE = 32_768;

/** The women among OpenAI's voices; the others are spoken by eSpeak's plain voice. */
const WOMEN: ReadonlySet<string> = new Set(['marin', 'coral', 'sage', 'shimmer', 'alloy']);
const LANGUAGES: Readonly<Record<Language, string>> = { ru: 'ru', en: 'en-us' };

const voiceName = ({ language, voice }: Manner): string =>
  LANGUAGES[language] + (WOMEN.has(voice) ? '+f2' : '');

const startProcess = (): ChildProcess => {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const child = fork(fileURLToPath(new URL('./espeak-process.ts', import.meta.url)), [], {
    execArgv: ['--import', pathToFileURL(tsx).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A voice that is ready to speak is no reason for the program to stay.
  child.unref();
  child.channel?.unref();
  return child;
};

type Spoken = Extract<SynthesisAnswer, { kind: 'spoken' }>;

interface Waiting {
  resolve(spoken: Spoken): void;
  reject(error: Error): void;
}

/** Finds for each written piece when its first spoken character sounds. */
const wordsWhen = (pieces: readonly SpokenPiece[], starts: Spoken['starts']): Speech['words'] => {
  let character = 0;
  let lastMs = 0;
  return pieces.map(({ written, spoken }) => {
    const end = character + spoken.length;
    lastMs = starts.find((start) => start.character >= character && start.character < end)?.atMs ?? lastMs;
    character = end + 1;
    return { text: written, startMs: lastMs };
  });
};

/** One process with its questions; over when the process is. */
const createLine = (onExit: () => void) => {
  const child = startProcess();
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) child.channel?.unref();
    return one;
  };
  child.on('message', (message) => {
    const { data: answer } = SynthesisAnswer.safeParse(message);
    if (answer?.kind === 'spoken') settle(answer.id)?.resolve(answer);
    if (answer?.kind === 'failed') settle(answer.id)?.reject(new Error(answer.reason));
  });
  const abandon = (error: Error): void => {
    for (const id of waiting.keys()) settle(id)?.reject(error);
    onExit();
  };
  child.on('error', abandon);
  child.on('exit', (code) => abandon(new Error(`The speech process ended with code ${code}.`)));
  return {
    ask: (question: Omit<SynthesisRequest, 'id'>): Promise<Spoken> =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        const timer = setTimeout(() => {
          settle(id)?.reject(new Error(`No speech came within ${GIVE_UP_AFTER_MS} ms.`));
          child.kill();
        }, GIVE_UP_AFTER_MS);
        const over = () => clearTimeout(timer);
        waiting.set(id, {
          resolve: (spoken) => {
            over();
            resolve(spoken);
          },
          reject: (error) => {
            over();
            reject(error);
          },
        });
        child.channel?.ref();
        child.send({ ...question, id });
      }),
    close: () => child.kill(),
  };
};

/** Speaks Russian and English with eSpeak NG; every sentence fails when the package is not installed. */
export const createEspeakVoice = (): Voice => {
  let line: ReturnType<typeof createLine> | undefined;
  const connected = () => {
    line ??= createLine(() => {
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
