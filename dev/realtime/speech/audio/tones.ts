import { joined, spacedWords, type TimedSpeech } from './sound.ts';

/** More than enough for the second harmonic of the highest note. */
const SAMPLE_RATE = 8_000;
/** A syllable's worth of sound for each letter, as in calm reading. */
const MS_PER_LETTER = 62;
const SHORTEST_WORD_MS = 110;
const PAUSE_MS = 45;
const SENTENCE_PAUSE_MS = 220;
const LOUDNESS = 0.16;
/** A pentatonic scale never sounds wrong, whatever the order of the words. */
const SCALE_HZ = [196, 220, 261.6, 293.7, 329.6] as const;

const pitchOf = (word: string): number => {
  const sum = Array.from(word).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return SCALE_HZ[sum % SCALE_HZ.length] ?? SCALE_HZ[0];
};

const note = (word: string): Float32Array => {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '').length;
  const ms = Math.max(SHORTEST_WORD_MS, letters * MS_PER_LETTER);
  const length = Math.round((ms / 1000) * SAMPLE_RATE);
  const pitch = pitchOf(word.trim());
  return Float32Array.from({ length }, (_, index) => {
    const envelope = Math.sin((Math.PI * index) / length) ** 0.7;
    const phase = (2 * Math.PI * pitch * index) / SAMPLE_RATE;
    return LOUDNESS * envelope * (Math.sin(phase) + 0.25 * Math.sin(2 * phase));
  });
};

/** Replaces the voice where none could be loaded: a soft note for each word, so that captions keep time. */
export const speakInTones = (text: string): TimedSpeech => {
  const words: { text: string; startMs: number }[] = [];
  const pieces: Float32Array[] = [];
  let length = 0;
  for (const word of spacedWords(text)) {
    const sound = note(word);
    const pauseMs = /[.!?…]\s*$/.test(word) ? SENTENCE_PAUSE_MS : PAUSE_MS;
    const pause = new Float32Array(Math.round((pauseMs / 1000) * SAMPLE_RATE));
    words.push({ text: word, startMs: (length / SAMPLE_RATE) * 1000 });
    pieces.push(sound, pause);
    length += sound.length + pause.length;
  }
  return { samples: joined(pieces), sampleRate: SAMPLE_RATE, words };
};
