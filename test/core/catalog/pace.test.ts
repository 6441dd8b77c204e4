import { describe, expect, it } from '@jest/globals';
import { createPace } from '../../../lambdas/core/catalog/pace.ts';
import { EmbedderThrottled } from '../../../lambdas/ports/text-embedder.ts';

const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Bears so many calls at once and throttles the others. */
const createQuota = (bears: number) => {
  const seen = { running: 0, most: 0, throttled: 0, done: 0 };
  return {
    seen,
    call: async (): Promise<void> => {
      if (seen.running >= bears) {
        seen.throttled += 1;
        throw new EmbedderThrottled('too many calls');
      }
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await sleep();
      seen.running -= 1;
      seen.done += 1;
    },
  };
};

describe('the pace of calls', () => {
  it('rises to the most there may be while nothing is throttled', async () => {
    const pace = createPace({ most: 8, sleep });
    const { seen, call } = createQuota(100);
    expect(pace.allowed()).toBe(4);
    await Promise.all(Array.from({ length: 100 }, () => pace.run(call)));
    expect(seen).toMatchObject({ most: 8, done: 100 });
    expect(pace.allowed()).toBe(8);
  });

  it('falls to what a quota bears, and does all the work in the end', async () => {
    const pace = createPace({ most: 16, sleep });
    const { seen, call } = createQuota(3);
    await Promise.all(Array.from({ length: 200 }, () => pace.run(call)));
    expect(seen.done).toBe(200);
    expect(pace.allowed()).toBeLessThanOrEqual(5);
    expect(seen.throttled).toBeLessThan(120);
  });

  it('keeps the others back while it waits, and lets those go first that were sent away', async () => {
    let wake = (): void => undefined;
    const pace = createPace({ most: 4, sleep: () => new Promise((resolve) => (wake = resolve)) });
    const calls: number[] = [];
    let isOpen = false;
    const runs = [0, 1, 2, 3].map((number) =>
      pace.run(async () => {
        calls.push(number);
        if (!isOpen) throw new EmbedderThrottled('too many calls');
      }),
    );
    await sleep();
    expect(calls).toEqual([0, 1]);
    isOpen = true;
    wake();
    await Promise.all(runs);
    expect(calls.slice(2).sort()).toEqual([0, 1, 2, 3]);
    expect(calls.slice(2, 4).sort()).toEqual([0, 1]);
  });

  it('gives a call up that is throttled without end, and throws on any other failure at once', async () => {
    const pauses: number[] = [];
    const pace = createPace({
      most: 4,
      sleep: async (ms) => {
        pauses.push(ms);
      },
    });
    await expect(pace.run(createQuota(0).call)).rejects.toBeInstanceOf(EmbedderThrottled);
    expect(pauses).toEqual([
      100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 15_000, 15_000, 15_000, 15_000, 15_000,
    ]);
    expect(pace.allowed()).toBe(1);
    await expect(pace.run(() => Promise.reject(new Error('no such model')))).rejects.toThrow('no such model');
    expect(pauses).toHaveLength(13);
  });
});
