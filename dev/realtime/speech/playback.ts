import type { PlaybackReport } from '../session/state.ts';
import { type Reading, type ReadingOptions, startReading, type Utterance } from './reading.ts';

/** What a client still has in its buffer when the last frame has left. */
const CLIENT_BUFFER_MS = 120;
/** The model generates speech several times faster than it is played. */
const GENERATION_SPEED = 5;

interface PlaybackOptions extends ReadingOptions {
  /** A stream is played at the pace of life; otherwise sound leaves as events, as fast as it is generated. */
  readonly isStream: boolean;
  /** Sends a frame out; answers with base64 where the client gets sound as an event. */
  deliver(frame: Float32Array): string | undefined;
  report(what: PlaybackReport): void;
}

/** Continues to generate a reading, and reports its words and its sound. */
const generate = (reading: Reading, { frameMs, isStream, deliver, report }: PlaybackOptions): void => {
  const { responseId } = reading;
  const { words, endMs, isOver } = reading.generate(frameMs * GENERATION_SPEED);
  for (const word of words) report({ kind: 'said', responseId, text: word.text, endMs: word.endMs });
  if (isStream && !reading.isSilent) report({ kind: 'sounded', responseId, endMs });
  if (!isStream)
    for (let frame = reading.nextFrame(); frame !== undefined; frame = reading.nextFrame())
      report({ kind: 'sounded', responseId, endMs, audio: deliver(frame.samples) });
  if (isOver) report({ kind: 'finished', responseId });
};

/** Generates messages ahead of time and plays them one after the other, a frame each tick. */
export const createPlayback = (options: PlaybackOptions) => {
  const { frameMs, isStream, deliver, report } = options;
  /** The first is being played, the last is being generated. */
  let readings: readonly Reading[] = [];
  /** The reading whose first sound was reported. */
  let started: Reading | undefined;
  /** The response whose last sound the client is still playing. */
  let fading: { readonly responseId: string; readonly leftMs: number } | undefined;

  const fade = (ms: number): void => {
    if (fading === undefined) return;
    const { responseId, leftMs } = fading;
    fading = leftMs > ms ? { responseId, leftMs: leftMs - ms } : undefined;
    if (fading === undefined) report({ kind: 'sound_stopped', responseId });
  };
  const begin = (reading: Reading): void => {
    fade(CLIENT_BUFFER_MS);
    started = reading;
    report({ kind: 'sound_started', responseId: reading.responseId });
  };
  const finish = (reading: Reading): void => {
    readings = readings.filter((each) => each !== reading);
    if (reading === started) fading = { responseId: reading.responseId, leftMs: CLIENT_BUFFER_MS };
  };
  const play = (): boolean => {
    const [current] = readings;
    const frame = isStream ? current?.nextFrame() : undefined;
    if (current === undefined || frame === undefined) {
      fade(frameMs);
      if (current?.isGenerated() === true) finish(current);
      return false;
    }
    if (started !== current) begin(current);
    deliver(frame.samples);
    report({ kind: 'played', responseId: current.responseId, endMs: frame.endMs });
    return true;
  };

  return {
    say: (utterance: Utterance): void => {
      readings = [...readings, startReading(utterance, options)];
    },
    /** Generates no more; what was generated is still played. */
    stopGenerating: (): void => readings.at(-1)?.stop(),
    /** Drops all sound. A text that is being generated makes none and goes on. */
    stop: (): void => {
      const isKept = (reading: Reading): boolean => reading.isSilent && !reading.isGenerated();
      for (const reading of readings) if (!isKept(reading)) reading.stop();
      readings = readings.filter(isKept);
      fading = undefined;
    },
    /** Goes on by one frame and tells whether one was played. */
    tick: (): boolean => {
      const newest = readings.at(-1);
      if (newest?.isGenerated() === false) generate(newest, options);
      return play();
    },
  };
};
