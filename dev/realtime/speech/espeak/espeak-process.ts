/*
 * A process of its own, started by voice.ts: eSpeak NG is under the GPL and is therefore loaded nowhere else
 * (docs/decisions/0004).
 */
import * as z from 'zod';
import { type SynthesisAnswer, SynthesisRequest } from './espeak-messages.ts';

const PACKAGE = '@echogarden/espeak-ng-emscripten';

interface SpeechEvent {
  readonly type: string;
  /** Counted from 1. */
  readonly text_position: number;
  /** Milliseconds from the start. */
  readonly audio_position: number;
}

interface Worker {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(
    text: string,
    take: (samples: Int16Array | null, events: readonly SpeechEvent[]) => boolean,
  ): void;
}

/** The package has no types; this is the part of it that is used. */
const Package = z.object({
  default: z.custom<() => Promise<{ readonly eSpeakNGWorker: new () => Promise<Worker> }>>(
    (value) => typeof value === 'function',
  ),
});

const load = async (): Promise<Worker> => {
  const { default: start } = Package.parse(await import(PACKAGE));
  const { eSpeakNGWorker } = await start();
  return await new eSpeakNGWorker();
};

const concatenated = (pieces: readonly Int16Array[]) => {
  const samples = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  pieces.reduce((offset, piece) => {
    samples.set(piece, offset);
    return offset + piece.length;
  }, 0);
  return samples;
};

const synthesize = (worker: Worker, { id, text, voice, rate }: SynthesisRequest): SynthesisAnswer => {
  const pieces: Int16Array[] = [];
  const starts: { character: number; atMs: number }[] = [];
  worker.set_voice(voice);
  worker.set_rate(rate);
  worker.synthesize(text, (samples, events) => {
    if (samples !== null) pieces.push(samples.slice());
    for (const { type, text_position, audio_position } of events) {
      if (type === 'word') starts.push({ character: text_position - 1, atMs: audio_position });
    }
    return false;
  });
  return { kind: 'spoken', id, samples: concatenated(pieces), sampleRate: worker.get_samplerate(), starts };
};

const worker = load();

process.on('message', (message) => {
  const request = SynthesisRequest.parse(message);
  worker
    .then((loaded) => synthesize(loaded, request))
    .catch((error: unknown): SynthesisAnswer => ({ kind: 'failed', id: request.id, reason: String(error) }))
    .then((answer) => process.send?.(answer))
    .catch(() => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
