import { describe, expect, it } from '@jest/globals';
import { isDue } from '../../../lambdas/core/imports/schedule.ts';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);

describe('a schedule of fetches', () => {
  it.each([
    ['rate(1 hour)', '09:00', '09:30', false],
    ['rate(1 hour)', '09:00', '10:00', true],
    ['rate(1 hour)', '09:00', '09:59', true],
    ['rate(30 minutes)', '09:00', '09:25', false],
    ['rate(30 minutes)', '09:00', '09:30', true],
    ['cron(0 3 * * ? *)', '02:59', '03:00', true],
    ['cron(0 3 * * ? *)', '03:01', '23:00', false],
    ['cron(0 3 * * ? *)', '02:00', '17:00', true],
    ['cron(0/15 8-18 ? * MON-FRI *)', '09:00', '09:14', false],
    ['cron(0/15 8-18 ? * MON-FRI *)', '09:00', '09:16', true],
    ['cron(0 3 ? * SUN *)', '02:00', '17:00', false],
  ])('%s, last done at %s, is at %s due: %s', (schedule, last, now, due) => {
    expect(isDue(schedule, at(last), at(now))).toBe(due);
  });

  it('is due at once where nothing was ever fetched', () => {
    expect(isDue('rate(7 days)', undefined, at('09:00'))).toBe(true);
    expect(isDue('cron(0 3 * * ? *)', undefined, at('09:00'))).toBe(true);
  });

  it('stays due after a day on which nobody looked', () => {
    const yesterday = new Date('2026-11-22T02:00:00Z');
    expect(isDue('cron(0 3 * * ? *)', yesterday, at('02:00'))).toBe(true);
  });

  it.each(['cron(0 3 * *)', 'every day', 'rate(1 fortnight)'])('refuses %s with an example', (schedule) => {
    expect(() => isDue(schedule, undefined, at('09:00'))).toThrow('rate(1 hour)');
  });
});
