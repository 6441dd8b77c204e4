import type { Status } from '../status.ts';

/** A note of a cue: pitch in hertz, and when it begins. */
export interface Note {
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

/** Statuses in which nobody is on the line, or nobody listens. */
const apart: ReadonlySet<Status> = new Set<Status>(['asking', 'connecting', 'ready', 'muted', 'lost']);
const onLine = (status: Status): boolean => !['idle', 'paused', 'ended'].includes(status);

/** What a change of status sounds like; taking turns in a conversation needs no sound beside the voices. */
export const cueFor = (before: Status, after: Status): readonly Note[] => {
  if (before === after) return [];
  if (after === 'listening') return apart.has(before) ? LISTENING : [];
  if (after === 'muted') return before === 'listening' || before === 'hearing' ? MUTED : [];
  if (after === 'lost') return LOST;
  return onLine(before) && !onLine(after) ? OVER : [];
};

interface Waiting {
  readonly notes: readonly Note[];
  /** When a silence begins to feel like a dead line; for a tool that is 600 ms. */
  readonly firstMs: number;
  readonly nextMs: number;
}

const waits: Partial<Readonly<Record<Status, Waiting>>> = {
  searching: { notes: WAITING, firstMs: 450, nextMs: 1_100 },
  thinking: { notes: WAITING, firstMs: 1_300, nextMs: 1_500 },
  connecting: { notes: WAITING, firstMs: 700, nextMs: 1_500 },
};

/** What is heard over and over while the shopper waits; `undefined` when there is nothing to wait for. */
export const waitingFor = (status: Status): Waiting | undefined => waits[status];
