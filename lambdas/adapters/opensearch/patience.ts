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

/** Waits before the next repetition, with jitter so that callers spread; false when there may be none. */
export const pause = async (repetition: number, patience: Patience, deadline: number): Promise<boolean> => {
  if (repetition + 1 >= patience.attempts) return false;
  const longest = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** repetition);
  const pauseMs = (longest * (1 + Math.random())) / 2;
  if (Date.now() + pauseMs >= deadline) return false;
  await sleep(pauseMs);
  return true;
};
