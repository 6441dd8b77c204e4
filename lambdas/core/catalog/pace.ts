import { EmbedderThrottled } from '../../ports/text-embedder.ts';

export interface PaceOptions {
  /** Calls at once, however well all goes. */
  readonly most: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Half of what may be reached: most quotas bear it, and a generous one is found out within seconds. */
const FIRST_SHARE = 0.5;
/** What is kept of the calls at once after a throttle; one call in flight more than fits costs little. */
const KEPT_SHARE = 0.8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** With the pauses between them about a minute and a half, after which the quota is not just busy. */
const ATTEMPTS = 10;

/** Lets so many in at once as are allowed, the others in the order in which they came. */
const createDoor = (allowed: () => number) => {
  let inside = 0;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (inside < allowed()) {
      const next = waiting.shift();
      if (!next) return;
      inside += 1;
      next();
    }
  };

  return {
    enter: (): Promise<void> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        admit();
      }),
    leave: (): void => {
      inside -= 1;
      admit();
    },
  };
};

/** How many calls are allowed at once: one more after each round of successes, fewer after a throttle. */
const createAllowance = (most: number) => {
  let allowed = Math.max(1, Math.floor(most * FIRST_SHARE));
  let successes = 0;
  /** Calls that were under way when the pace was slowed say nothing about the slower one. */
  let round = 0;

  return {
    calls: (): number => allowed,
    round: (): number => round,
    succeeded: (): void => {
      successes += 1;
      if (successes < allowed || allowed >= most) return;
      successes = 0;
      allowed += 1;
    },
    throttled: (begunIn: number): void => {
      if (begunIn !== round) return;
      round += 1;
      successes = 0;
      allowed = Math.max(1, Math.floor(allowed * KEPT_SHARE));
    },
  };
};

/**
 * Runs calls side by side, as many as the callee bears: one more after each round without a throttle, fewer
 * at once after one. A throttled call is made again; any other failure is the caller's.
 */
export const createPace = ({ most, sleep }: PaceOptions) => {
  const allowance = createAllowance(most);
  const door = createDoor(allowance.calls);

  const once = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await door.enter();
    const begunIn = allowance.round();
    try {
      const result = await work();
      allowance.succeeded();
      return result;
    } catch (error) {
      if (error instanceof EmbedderThrottled) allowance.throttled(begunIn);
      throw error;
    } finally {
      door.leave();
    }
  };

  return {
    most,
    /** How many calls may be under way now. */
    allowed: allowance.calls,
    run: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (!(error instanceof EmbedderThrottled) || attempt + 1 >= ATTEMPTS) throw error;
        }
        await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
      }
    },
  };
};
export type Pace = ReturnType<typeof createPace>;
