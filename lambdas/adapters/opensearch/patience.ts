import { setTimeout as sleep } from 'node:timers/promises';

/** How long a call may take, and how it waits before it is repeated. */
export interface Patience {
  readonly attempts: number;
  readonly attemptMs: number;
  /** All attempts and pauses together. */
  readonly totalMs: number;
  /** The first pause at most; each next one at most twice as long, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** A shopper listens to silence meanwhile. */
export const QUESTION: Patience = {
  attempts: 3,
  attemptMs: 2_500,
  totalMs: 3_000,
  firstPauseMs: 50,
  longestPauseMs: 200,
};

/** An import waits for an engine that is busy building what it was sent. */
export const IMPORT: Patience = {
  attempts: 12,
  attemptMs: 30_000,
  totalMs: 120_000,
  firstPauseMs: 250,
  longestPauseMs: 8_000,
};

/** How long to wait: half of the longest pause at least, the rest by chance, so that callers spread. */
export const pauseFor = (repetition: number, patience: Patience, chance: number): number => {
  const longest = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** repetition);
  return (longest * (1 + chance)) / 2;
};

/** Waits before the next repetition; false when there may be none. */
export const pause = async (repetition: number, patience: Patience, deadline: number): Promise<boolean> => {
  if (repetition + 1 >= patience.attempts) return false;
  const pauseMs = pauseFor(repetition, patience, Math.random());
  if (Date.now() + pauseMs >= deadline) return false;
  await sleep(pauseMs);
  return true;
};
