import { describe, expect, it } from '@jest/globals';
import { retryDelays, waitToRetry } from '../../../widget/voice/retry.ts';

Object.assign(globalThis, { window: new EventTarget() });

describe('a line that was lost', () => {
  it('is tried again soon, then ever later, and given up within half a minute', () => {
    expect(retryDelays[0]).toBeLessThanOrEqual(500);
    expect([...retryDelays].sort((one, other) => one - other)).toEqual([...retryDelays]);
    expect(retryDelays.reduce((sum, delay) => sum + delay, 0)).toBeLessThanOrEqual(30_000);
  });

  it('is tried at once when the network is back', async () => {
    const waiting = waitToRetry(60_000, new AbortController().signal);
    window.dispatchEvent(new Event('online'));
    await expect(waiting).resolves.toBeUndefined();
  });

  it('is not waited for by a conversation that is over', async () => {
    const call = new AbortController();
    const waiting = waitToRetry(60_000, call.signal);
    call.abort();
    await expect(waiting).resolves.toBeUndefined();
  });
});
