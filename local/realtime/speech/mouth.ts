import type { Perception } from '../brain/state.ts';
import { resample } from './resample.ts';
import { sentencesOf } from './sentences.ts';
import { durationOf, type Manner, type Speaker, type Speech } from './sound.ts';

/** What a client still has in its buffer when the last frame has left. */
const CLIENT_BUFFER_MS = 120;

export interface Utterance extends Manner {
  readonly responseId: string;
  readonly text: string;
  readonly sampleRate: number;
}

interface Timed {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface Speaking extends Utterance {
  samples: Float32Array;
  words: readonly Timed[];
  playedMs: number;
  saidWords: number;
  /** Sentences still in the synthesizer. */
  pending: number;
  opened: boolean;
}

export interface MouthOptions {
  readonly speaker: Speaker;
  readonly frameMs: number;
  /** Sends a frame out; WebSocket faces answer with the base64 that the client gets as an event. */
  deliver(frame: Float32Array): string | undefined;
  report(perception: Perception): void;
  /** A sentence that no synthesizer could speak. */
  onFailure(error: unknown): void;
}

/** Speaks in frames of equal length, one each time the clock that owns it ticks. */
export interface Mouth {
  say(utterance: Utterance): void;
  /** Stops at once; nothing more of the utterance is reported. */
  hush(): void;
  /** Sends the next frame and tells whether there was one. */
  tick(): boolean;
}

const joined = (first: Float32Array, second: Float32Array): Float32Array => {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const timed = (speech: Speech, offsetMs: number): readonly Timed[] =>
  speech.words.map(({ text, startMs }, index) => ({
    text,
    startMs: offsetMs + startMs,
    endMs: offsetMs + (speech.words[index + 1]?.startMs ?? durationOf(speech)),
  }));

export const createMouth = ({ speaker, frameMs, deliver, report, onFailure }: MouthOptions): Mouth => {
  let current: Speaking | undefined;
  let fading: { readonly responseId: string; leftMs: number } | undefined;

  const prepare = async (speaking: Speaking): Promise<void> => {
    for (const sentence of sentencesOf(speaking.text)) {
      if (current !== speaking) return;
      const speech = await speaker(sentence, speaking);
      const { samples } = resample(speech, speaking.sampleRate);
      const offsetMs = (speaking.samples.length / speaking.sampleRate) * 1000;
      speaking.words = [...speaking.words, ...timed(speech, offsetMs)];
      speaking.samples = joined(speaking.samples, samples);
    }
  };

  const fallSilent = (): void => {
    if (fading === undefined) return;
    const { responseId } = fading;
    fading = undefined;
    report({ kind: 'fell_silent', responseId });
  };

  const sayWordsUntil = (speaking: Speaking, ms: number): void => {
    while (current === speaking) {
      const word = speaking.words[speaking.saidWords];
      if (word === undefined || word.startMs >= ms) return;
      speaking.saidWords += 1;
      report({ kind: 'said', responseId: speaking.responseId, text: word.text, endMs: word.endMs });
    }
  };

  const nextFrame = (speaking: Speaking): Float32Array | undefined => {
    const length = Math.round((frameMs / 1000) * speaking.sampleRate);
    const from = Math.round((speaking.playedMs / 1000) * speaking.sampleRate);
    const frame = speaking.samples.subarray(from, from + length);
    if (frame.length === length || speaking.pending > 0) return frame.length === length ? frame : undefined;
    return frame.length === 0 ? undefined : joined(frame, new Float32Array(length - frame.length));
  };

  const finish = (speaking: Speaking): void => {
    sayWordsUntil(speaking, Number.POSITIVE_INFINITY);
    current = undefined;
    fading = { responseId: speaking.responseId, leftMs: CLIENT_BUFFER_MS };
    report({ kind: 'finished', responseId: speaking.responseId });
  };

  const play = (speaking: Speaking, frame: Float32Array): void => {
    const { responseId } = speaking;
    if (!speaking.opened) {
      speaking.opened = true;
      report({ kind: 'mouth_opened', responseId });
    }
    speaking.playedMs += frameMs;
    sayWordsUntil(speaking, speaking.playedMs);
    if (current !== speaking) return;
    const audio = deliver(frame);
    report({
      kind: 'sounded',
      responseId,
      endMs: speaking.playedMs,
      ...(audio === undefined ? {} : { audio }),
    });
  };

  return {
    say: (utterance) => {
      fallSilent();
      const speaking: Speaking = {
        ...utterance,
        samples: new Float32Array(),
        words: [],
        playedMs: 0,
        saidWords: 0,
        pending: 1,
        opened: false,
      };
      current = speaking;
      void prepare(speaking)
        .catch(onFailure)
        .finally(() => {
          speaking.pending = 0;
        });
    },
    hush: () => {
      if (current?.opened === true) fading = { responseId: current.responseId, leftMs: CLIENT_BUFFER_MS };
      current = undefined;
    },
    tick: () => {
      if (current !== undefined) {
        const frame = nextFrame(current);
        if (frame !== undefined) {
          play(current, frame);
          return true;
        }
        if (current.pending === 0) finish(current);
        return false;
      }
      if (fading !== undefined) {
        fading.leftMs -= frameMs;
        if (fading.leftMs <= 0) fallSilent();
      }
      return false;
    },
  };
};
