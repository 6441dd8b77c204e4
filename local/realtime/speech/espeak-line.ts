import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SynthesisAnswer, type SynthesisRequest } from './espeak-messages.ts';

/** A sentence takes some 100 ms, the first one a second or two; a busy machine may take ten times as long. */
const GIVE_UP_AFTER_MS = 20_000;

export type Synthesis = Extract<SynthesisAnswer, { kind: 'spoken' }>;

/** The speech process, while it lives. */
export interface EspeakLine {
  ask(question: Omit<SynthesisRequest, 'id'>): Promise<Synthesis>;
  close(): void;
}

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

interface Waiting {
  readonly timer: NodeJS.Timeout;
  resolve(synthesis: Synthesis): void;
  reject(error: Error): void;
}

/** Starts the process; `onEnd` is told once when it is gone, whatever the reason. */
export const openEspeakLine = (onEnd: () => void): EspeakLine => {
  const child = startProcess();
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
    ask: (question) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const timer = setTimeout(() => child.kill(), GIVE_UP_AFTER_MS);
        waiting.set(lastId, { timer, resolve, reject });
        child.channel?.ref();
        child.send({ ...question, id: lastId });
      }),
    close: () => child.kill(),
  };
};
