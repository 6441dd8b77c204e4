import { EmbedderThrottled } from '../../ports/text-embedder.ts';

export interface PaceOptions {
  /** Calls at once, however well all goes. */
  readonly most: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Half of what may be reached: most quotas bear it, and a generous one is found out within seconds. */
const FIRST_SHARE = 0.5;
/** Calls at once that a throttle costs, and that a round of successes brings. */
const LESS = 1;
/** As measured against a quota of twenty calls a second: 1 throttles half as often again, 0.5 leaves more unused. */
const MORE = 0.75;
/** Some calls are under way meanwhile, and a quota of twenty calls a second has room for two more. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 15_000;
/** With the pauses between them about a minute and a half, after which the quota is not just busy. */
const ATTEMPTS = 13;

/** Lets so many in at once as are allowed, in the order in which they came; nobody while it is shut. */
const createDoor = (allowed: () => number) => {
  let inside = 0;
  let isShut = false;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (!isShut && inside < allowed()) {
      const next = waiting.shift();
      if (!next) return;
      inside += 1;
      next();
    }
  };

  return {
    /** Who was inside before goes first. */
    enter: (isBack: boolean): Promise<void> =>
      new Promise((resolve) => {
        if (isBack) waiting.unshift(resolve);
        else waiting.push(resolve);
        admit();
      }),
    leave: (): void => {
      inside -= 1;
      admit();
    },
    shutFor: async (pause: Promise<void>): Promise<void> => {
      isShut = true;
      await pause;
      isShut = false;
      admit();
    },
  };
};

/** How many calls are allowed at once: more while they succeed, fewer after a throttle. */
const createAllowance = (most: number) => {
  let allowed = Math.max(1, Math.floor(most * FIRST_SHARE));
  /** Calls that were under way when the pace was slowed say nothing about the slower one. */
  let round = 0;
  /** Rounds since the last success. */
  let inVain = 0;

  return {
    calls: (): number => Math.round(allowed),
    round: (): number => round,
    succeeded: (): void => {
      inVain = 0;
      allowed = Math.min(most, allowed + MORE / allowed);
    },
    /** How long nobody should call, in ms; `undefined` for a throttle that was to be expected. */
    throttled: (begunIn: number): number | undefined => {
      if (begunIn !== round) return undefined;
      round += 1;
      inVain += 1;
      allowed = Math.max(1, allowed - LESS);
      return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (inVain - 1));
    },
  };
};

/**
 * Runs calls side by side, as many as the callee bears, and none for a moment after a throttle, longer while none
 * gets through. A throttled call is made again; any other failure is the caller's.
 */
export const createPace = ({ most, sleep }: PaceOptions) => {
  const allowance = createAllowance(most);
  const door = createDoor(allowance.calls);

  const slowDown = (begunIn: number): void => {
    const pauseMs = allowance.throttled(begunIn);
    if (pauseMs !== undefined) void door.shutFor(sleep(pauseMs));
  };

  const once = async <Result>(work: () => Promise<Result>, isAgain: boolean): Promise<Result> => {
    await door.enter(isAgain);
    const begunIn = allowance.round();
    try {
      const result = await work();
      allowance.succeeded();
      return result;
    } catch (error) {
      if (error instanceof EmbedderThrottled) slowDown(begunIn);
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
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work, attempt > 1);
        } catch (error) {
          if (!(error instanceof EmbedderThrottled) || attempt >= ATTEMPTS) throw error;
        }
      }
    },
  };
};
export type Pace = ReturnType<typeof createPace>;
