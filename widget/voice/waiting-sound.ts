import type { ConversationStore } from '../conversation/store.ts';
import type { Phase } from '../state.ts';

/** A pause in speech feels like a dead line after about 600 ms; the first tick comes before that. */
const FIRST_TICK_MS = 450;
const NEXT_TICK_MS = 1_100;
const LOUDNESS = 0.05;
const TICK_SECONDS = 0.22;

const tick = (context: AudioContext): void => {
  const at = context.currentTime;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + TICK_SECONDS);
  const tone = new OscillatorNode(context, { type: 'sine', frequency: 520 });
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + TICK_SECONDS);
};

const isWaiting = (phase: Phase): boolean =>
  phase.kind === 'live' && phase.searching.length > 0 && !phase.playing && !phase.hearing;

/** Ticks softly while a tool runs and nobody speaks; follows the shopper's choice of sound on or off. */
export const soundWhileSearching = (store: ConversationStore, audio: HTMLAudioElement): (() => void) => {
  let context: AudioContext | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      context ??= new AudioContext();
      if (!audio.muted) tick(context);
      schedule(NEXT_TICK_MS);
    }, ms);
  };
  const unsubscribe = store.subscribe(({ phase }, before) => {
    if (isWaiting(phase) === isWaiting(before.phase)) return;
    clearTimeout(timer);
    if (isWaiting(phase)) schedule(FIRST_TICK_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
    void context?.close();
  };
};
