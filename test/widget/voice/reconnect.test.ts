import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { reconnect } from '../../../widget/voice/reconnect.ts';

Object.assign(globalThis, { window: new EventTarget() });
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });

/** Reconnects to a server that never answers, and records when each attempt was made. */
const reconnecting = () => {
  const start = Date.now();
  const attempts: number[] = [];
  const call = new AbortController();
  const onFailure = jest.fn();
  const done = reconnect({
    open: async () => {
      attempts.push(Date.now() - start);
      return { kind: 'failed', problem: 'NETWORK' };
    },
    onFailure,
    signal: call.signal,
  });
  return { attempts, call, onFailure, done };
};

describe('a call that was cut', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is tried again soon, then at growing intervals, and given up within half a minute', async () => {
    const { attempts, onFailure, done } = reconnecting();
    await jest.advanceTimersByTimeAsync(30_000);
    await expect(done).resolves.toBeUndefined();
    const waits = attempts.map((at, index) => at - (attempts[index - 1] ?? 0));
    expect(waits[0]).toBeLessThanOrEqual(500);
    expect([...waits].sort((one, other) => one - other)).toEqual(waits);
    expect(onFailure).toHaveBeenCalledTimes(attempts.length);
  });

  it('is tried at once when the network is back', async () => {
    const { attempts } = reconnecting();
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(attempts).toEqual([0]);
  });

  it('is not tried again after the call has ended', async () => {
    const { attempts, call, done } = reconnecting();
    call.abort();
    await expect(done).resolves.toBeUndefined();
    expect(attempts).toEqual([]);
  });
});
