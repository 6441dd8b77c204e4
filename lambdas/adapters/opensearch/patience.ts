import { setTimeout as sleep } from 'node:timers/promises';

/** How long a call may take, and how it waits before it is repeated. */
export interface Patience {
  readonly attemptMs: number;
  /** All attempts and pauses together. */
  readonly totalMs: number;
  /** The first pause at most; each next one at most twice as long, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** A shopper listens to silence meanwhile. */
export const QUESTION: Patience = {
  attemptMs: 2_500,
  totalMs: 3_000,
  firstPauseMs: 50,
  longestPauseMs: 200,
};

/** An import waits for an engine that is busy building what it was sent. */
export const IMPORT: Patience = {
  attemptMs: 30_000,
  totalMs: 120_000,
  firstPauseMs: 250,
  longestPauseMs: 8_000,
};

/** Waits before the next repetition, anywhere up to its longest so that callers spread; false when no time is left. */
export const pause = async (repetition: number, patience: Patience, deadline: number): Promise<boolean> => {
  const longest = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** repetition);
  const pauseMs = Math.random() * longest;
  if (Date.now() + pauseMs >= deadline) return false;
  await sleep(pauseMs);
  return true;
};
