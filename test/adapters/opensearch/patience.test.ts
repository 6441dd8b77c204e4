import { describe, expect, it, jest } from '@jest/globals';
import { IMPORT, pause, pauseFor, QUESTION } from '../../../lambdas/adapters/opensearch/client.ts';

const quick = { ...QUESTION, firstPauseMs: 20, longestPauseMs: 20 };

describe('the pause before a call is repeated', () => {
  it('doubles from one repetition to the next, up to a ceiling', () => {
    const pauses = Array.from({ length: 8 }, (_, repetition) => pauseFor(repetition, IMPORT, 1));
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('is spread by chance over its second half', () => {
    expect([0, 0.5, 1].map((chance) => pauseFor(1, IMPORT, chance))).toEqual([250, 375, 500]);
  });

  it('is another one for each caller', async () => {
    const chance = jest.spyOn(Math, 'random');
    await pause(0, quick, performance.now() + 1_000);
    expect(chance).toHaveBeenCalledTimes(1);
    chance.mockRestore();
  });

  it('is not made after the last attempt, nor past the deadline', async () => {
    expect(await pause(QUESTION.attempts - 1, quick, performance.now() + 1_000)).toBe(false);
    expect(await pause(0, quick, performance.now() + 5)).toBe(false);
    expect(await pause(0, quick, performance.now() + 1_000)).toBe(true);
  });
});
