import { resample } from './audio/resample.ts';
import {
  durationOf,
  joined,
  type Manner,
  type Synthesize,
  spacedWords,
  type TimedSpeech,
} from './audio/sound.ts';

/** A sentence longer than this is parted at its commas, so that the shopper soon hears its beginning. */
const LONG = 160;
/** A word that is only written takes about as long to generate as one that is spoken. */
const WRITTEN_WORD_MS = 250;

const parts = (text: string, boundary: RegExp): readonly string[] =>
  text.split(boundary).filter((part) => part !== '');

/** Parts a text for speaking piece by piece. A point inside a number or between letters ends nothing. */
export const partsToRead = (text: string): readonly string[] =>
  parts(text, /(?<=[.!?…][»”"')]*\s+)/u).flatMap((sentence) =>
    sentence.length > LONG ? parts(sentence, /(?<=[,;:]\s+)/u) : [sentence],
  );

export interface Utterance extends Manner {
  readonly responseId: string;
  readonly text: string;
  readonly sampleRate: number;
  /** Words without sound. */
  readonly isSilent: boolean;
}

interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface ReadingOptions {
  readonly synthesize: Synthesize;
  readonly frameMs: number;
  /** A sentence could not be spoken. */
  onFailure(error: unknown): void;
}

const writtenWords = (text: string): readonly TimedWord[] =>
  spacedWords(text).map((word, at) => ({
    text: word,
    startMs: at * WRITTEN_WORD_MS,
    endMs: (at + 1) * WRITTEN_WORD_MS,
  }));

/** The words of a speech that begins at a time; each lasts until the next. */
const spokenWords = (speech: TimedSpeech, fromMs: number): readonly TimedWord[] =>
  speech.words.map(({ text, startMs }, at) => ({
    text,
    startMs: fromMs + startMs,
    endMs: fromMs + (speech.words[at + 1]?.startMs ?? durationOf(speech)),
  }));

/** A text on its way to sound: generated ahead, played frame by frame. */
export const startReading = (utterance: Utterance, { synthesize, frameMs, onFailure }: ReadingOptions) => {
  const { responseId, text, sampleRate, isSilent } = utterance;
  const frameLength = Math.round((frameMs / 1000) * sampleRate);
  const samplesIn = (ms: number): number => Math.round((ms / 1000) * sampleRate);
  let samples: Float32Array = new Float32Array();
  let words = isSilent ? writtenWords(text) : [];
  let preparedMs = words.at(-1)?.endMs ?? 0;
  let isPrepared = isSilent;
  let generatedMs = 0;
  let playedMs = 0;
  let isGenerated = false;

  const prepare = async (): Promise<void> => {
    for (const sentence of partsToRead(text)) {
      if (isGenerated) return;
      const speech = await synthesize(sentence, utterance);
      words = [...words, ...spokenWords(speech, preparedMs)];
      samples = joined([samples, resample(speech, sampleRate).samples]);
      preparedMs = durationOf({ samples, sampleRate });
    }
  };
  if (!isSilent) {
    prepare()
      .catch(onFailure)
      .finally(() => {
        isPrepared = true;
      });
  }

  return {
    responseId,
    isSilent,
    /** Nothing more will be generated. */
    isGenerated: (): boolean => isGenerated,
    /**
     * Generates up to so many more milliseconds, as far as the synthesizer has come: the words that begin in them, and where
     * in the sound of the whole text they end.
     */
    generate: (ms: number) => {
      generatedMs = Math.min(generatedMs + ms, preparedMs);
      isGenerated = isPrepared && generatedMs === preparedMs;
      const begun = words.filter(({ startMs }) => startMs < generatedMs || isGenerated);
      words = words.slice(begun.length);
      return { words: begun, endMs: generatedMs, isOver: isGenerated };
    },
    /** The next frame of what was generated; undefined when there is none yet. */
    nextFrame: () => {
      // Until the end is generated, a frame waits until it is full.
      const isReady = isGenerated ? playedMs < generatedMs : playedMs + frameMs <= generatedMs;
      if (isSilent || !isReady) return undefined;
      const from = samplesIn(playedMs);
      const sound = new Float32Array(frameLength);
      sound.set(samples.subarray(from, Math.min(from + frameLength, samplesIn(generatedMs))));
      playedMs += frameMs;
      return { samples: sound, endMs: Math.min(playedMs, generatedMs) };
    },
    stop: (): void => {
      isGenerated = true;
    },
  };
};

export type Reading = ReturnType<typeof startReading>;
