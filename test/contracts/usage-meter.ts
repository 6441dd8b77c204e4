import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UsageMeter } from '../../lambdas/ports/shop/usage-meter.ts';

const expiresAt = new Date('2026-11-23T00:00:00Z');

/** What every `UsageMeter` keeps to; `open` answers one that has counted nothing. */
export const describeUsageMeter = (name: string, open: () => Promise<UsageMeter>): void => {
  describe(`${name} as a UsageMeter`, () => {
    let meter: UsageMeter;
    beforeEach(async () => {
      meter = await open();
    });
    const count = (key: string, limit: number) => meter.count({ key, limit, expiresAt });

    it('counts up to the limit and no further', async () => {
      expect(await count('day', 2)).toEqual({ kind: 'counted', used: 1 });
      expect(await count('day', 2)).toEqual({ kind: 'counted', used: 2 });
      expect(await count('day', 2)).toEqual({ kind: 'exhausted' });
    });

    it('counts nothing against a limit of none', async () => {
      expect(await count('day', 0)).toEqual({ kind: 'exhausted' });
      expect(await count('day', 1)).toEqual({ kind: 'counted', used: 1 });
    });

    it('keeps keys apart', async () => {
      await count('domain#a', 1);
      expect(await count('domain#b', 1)).toEqual({ kind: 'counted', used: 1 });
    });

    it('counts exactly when fifty ask at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => count('rush', 50)));
      const used = outcomes.map((outcome) => (outcome.kind === 'counted' ? outcome.used : 0));
      expect(used.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await count('rush', 50)).toEqual({ kind: 'exhausted' });
    });

    it('lets exactly the limit through when more ask at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => count('rush', 20)));
      expect(outcomes.filter(({ kind }) => kind === 'counted')).toHaveLength(20);
    });

    it('frees a place when a use is given back', async () => {
      await count('day', 1);
      await meter.giveBack('day');
      expect(await count('day', 1)).toEqual({ kind: 'counted', used: 1 });
    });

    it('never gives back what was not counted', async () => {
      await meter.giveBack('day');
      await count('day', 2);
      await meter.giveBack('day');
      await meter.giveBack('day');
      expect(await count('day', 2)).toEqual({ kind: 'counted', used: 1 });
    });

    it('adds amounts together under one key, negative ones too, and answers the sums', async () => {
      const counter = { key: 'month', expiresAt };
      expect(await meter.add(counter, { seconds: 0, micro: 0 })).toEqual({ seconds: 0, micro: 0 });
      await meter.add(counter, { seconds: 600, micro: 1_000_000 });
      expect(await meter.add(counter, { seconds: -240, micro: -400_000 })).toEqual({
        seconds: 360,
        micro: 600_000,
      });
      expect(await meter.add({ ...counter, key: 'other' }, { seconds: 1 })).toEqual({ seconds: 1 });
      expect(await count('month', 1)).toEqual({ kind: 'counted', used: 1 });
    });

    it('adds exactly when fifty add at once', async () => {
      const counter = { key: 'rush', expiresAt };
      const sums = await Promise.all(Array.from({ length: 50 }, () => meter.add(counter, { seconds: 3 })));
      expect(sums.map(({ seconds }) => seconds).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 50 }, (_, index) => (index + 1) * 3),
      );
    });

    it('follows a limit that was changed in the middle of a period', async () => {
      await count('day', 1);
      expect(await count('day', 3)).toEqual({ kind: 'counted', used: 2 });
      expect(await count('day', 1)).toEqual({ kind: 'exhausted' });
    });
  });
};
