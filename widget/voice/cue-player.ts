import type { SoundOutput } from '../conversation/sound-output.ts';
import type { ConversationStore } from '../conversation/store.ts';
import { statusOf } from '../status.ts';
import { cueFor, type Note, waitingFor } from './cues.ts';

const LOUDNESS = 0.05;
const NOTE_SECONDS = 0.22;

const play = (context: AudioContext, { frequency, atMs }: Note): void => {
  const at = context.currentTime + atMs / 1_000;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS);
  const tone = new OscillatorNode(context, { type: 'sine', frequency });
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
};

/** Makes the conversation's state audible, softly; follows the shopper's choice of sound on or off. */
export const soundOut = (store: ConversationStore, output: SoundOutput): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sound = (notes: readonly Note[]): void => {
    if (output.isSilenced()) return;
    for (const note of notes) play(output.context(), note);
  };
  const repeat = (notes: readonly Note[], ms: number, nextMs: number): void => {
    timer = setTimeout(() => {
      sound(notes);
      repeat(notes, nextMs, nextMs);
    }, ms);
  };
  const unsubscribe = store.subscribe(({ phase }, before) => {
    const status = statusOf(phase);
    const earlier = statusOf(before.phase);
    if (status === earlier) return;
    sound(cueFor(earlier, status));
    // A tool that is back in no time leaves the shopper waiting for the model: that is one silence, not two.
    if (earlier === 'searching' && status === 'thinking') return;
    clearTimeout(timer);
    const waiting = waitingFor(status);
    if (waiting !== undefined) repeat(waiting.notes, waiting.firstMs, waiting.nextMs);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
};
