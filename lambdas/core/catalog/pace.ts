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

/**
 * Runs calls side by side, as many as the callee bears: one more after each round without a throttle, fewer
 * at once after one. A throttled call is made again; any other failure is the caller's.
 */
export const createPace = ({ most, sleep }: PaceOptions) => {
  let allowed = Math.max(1, Math.floor(most * FIRST_SHARE));
  let running = 0;
  let successes = 0;
  /** Calls that were under way when the pace was slowed say nothing about the slower one. */
  let round = 0;
  const waiting: (() => void)[] = [];

  const admit = (): void => {
    while (running < allowed) {
      const next = waiting.shift();
      if (!next) return;
      running += 1;
      next();
    }
  };
  const enter = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      admit();
    });
  const leave = (): void => {
    running -= 1;
    admit();
  };

  const speedUp = (): void => {
    successes += 1;
    if (successes < allowed || allowed >= most) return;
    successes = 0;
    allowed += 1;
  };
  const slowDown = (begunIn: number): void => {
    if (begunIn !== round) return;
    round += 1;
    successes = 0;
    allowed = Math.max(1, Math.floor(allowed * KEPT_SHARE));
  };

  const once = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await enter();
    const begunIn = round;
    try {
      const result = await work();
      speedUp();
      return result;
    } catch (error) {
      if (error instanceof EmbedderThrottled) slowDown(begunIn);
      throw error;
    } finally {
      leave();
    }
  };

  return {
    most,
    /** How many calls may be under way now. */
    allowed: (): number => allowed,
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
