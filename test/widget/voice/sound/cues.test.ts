import { describe, expect, it } from '@jest/globals';
import type { Status } from '../../../../widget/state/status.ts';
import { cueFor, waits } from '../../../../widget/voice/sound/cues.ts';

const pitches = (before: Status, after: Status) => cueFor(before, after).map(({ frequency }) => frequency);
const rises = ([first = 0, second = 0]: readonly number[]) => second > first;

describe('what the shopper hears of the conversation’s state', () => {
  it.each(['connecting', 'asking', 'ready', 'muted', 'lost'] as const)(
    'is a rising sign when it goes from %s to listening',
    (before) => {
      expect(rises(pitches(before, 'listening'))).toBe(true);
    },
  );

  it('falls when the microphone is muted', () => {
    expect(pitches('listening', 'muted')).toHaveLength(2);
    expect(rises(pitches('listening', 'muted'))).toBe(false);
  });

  it.each([
    ['speaking', 'lost'],
    ['listening', 'ended'],
    ['ready', 'paused'],
  ] as const)('tells %s from %s', (before, after) => {
    expect(pitches(before, after)).not.toEqual([]);
  });

  it.each([
    ['speaking', 'listening'],
    ['hearing', 'thinking'],
    ['thinking', 'speaking'],
    ['listening', 'hearing'],
    ['muted', 'muted'],
    ['idle', 'connecting'],
    ['paused', 'connecting'],
  ] as const)('is left to the voices from %s to %s', (before, after) => {
    expect(pitches(before, after)).toEqual([]);
  });

  it('is never dead air: a search is heard within 600 ms, and every other wait soon after', () => {
    expect(waits.searching?.firstMs).toBeLessThan(600);
    expect(waits.thinking?.firstMs).toBeLessThan(2_000);
    expect(waits.connecting?.firstMs).toBeLessThan(2_000);
  });

  it.each(['listening', 'hearing', 'speaking', 'muted', 'ready', 'ended', 'paused', 'idle'] as const)(
    'is quiet while %s',
    (status) => {
      expect(waits[status]).toBeUndefined();
    },
  );
});
