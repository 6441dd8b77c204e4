import type { SoundOutput } from '../../state/sound-output.ts';
import { isSpoken } from '../../state/state.ts';
import { type Status, statusOf } from '../../state/status.ts';
import type { ConversationStore } from '../../state/store.ts';

interface Note {
  /** In hertz. */
  readonly frequency: number;
  readonly atMs: number;
}

const melody = (...frequencies: readonly number[]): readonly Note[] =>
  frequencies.map((frequency, index) => ({ frequency, atMs: index * 110 }));

const LISTENING = melody(523, 784);
const MUTED = melody(494, 370);
const LOST = melody(440, 330, 440);
const OVER = melody(523, 392);
const WAITING = melody(520);

/** Statuses in which the assistant does not hear the shopper. */
const deaf: ReadonlySet<Status> = new Set<Status>(['asking', 'connecting', 'ready', 'muted', 'lost']);
const isInCall = (status: Status): boolean => !['idle', 'paused', 'ended'].includes(status);

/** The sound of a change of status; changes between speaking and listening are heard from the voices themselves. */
export const cueFor = (before: Status, after: Status): readonly Note[] => {
  if (before === after) return [];
  if (after === 'listening') return deaf.has(before) ? LISTENING : [];
  if (after === 'muted') return before === 'listening' || before === 'hearing' ? MUTED : [];
  if (after === 'lost') return LOST;
  return isInCall(before) && !isInCall(after) ? OVER : [];
};

interface Waiting {
  /** Before the silence feels like a dropped call; for a search that is 600 ms. */
  readonly firstMs: number;
  readonly nextMs: number;
}

/** The sound repeated while the shopper waits; other statuses have nothing to wait for. */
export const waits: Partial<Readonly<Record<Status, Waiting>>> = {
  searching: { firstMs: 450, nextMs: 1_100 },
  thinking: { firstMs: 1_300, nextMs: 1_500 },
  connecting: { firstMs: 700, nextMs: 1_500 },
};

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

/** Makes the conversation's state audible, softly, unless it is typed or the shopper has turned the sound off. */
export const playCues = (store: ConversationStore, output: SoundOutput): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sound = (notes: readonly Note[]): void => {
    if (output.isSilenced() || !isSpoken(store.state().phase)) return;
    for (const note of notes) play(output.context(), note);
  };
  const repeat = (ms: number, nextMs: number): void => {
    timer = setTimeout(() => {
      sound(WAITING);
      repeat(nextMs, nextMs);
    }, ms);
  };
  const unsubscribe = store.subscribe(({ phase }, before) => {
    const status = statusOf(phase);
    const earlier = statusOf(before.phase);
    if (status === earlier) return;
    sound(cueFor(earlier, status));
    // A quick search leaves the shopper waiting for the model: the repeated sound of one wait goes on.
    if (earlier === 'searching' && status === 'thinking') return;
    clearTimeout(timer);
    const waiting = waits[status];
    if (waiting !== undefined) repeat(waiting.firstMs, waiting.nextMs);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
};
