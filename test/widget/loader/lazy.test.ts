import { describe, expect, it } from '@jest/globals';
import { assetUrl, createLazy } from '../../../widget/loader/lazy.ts';

describe('something loaded when it is wanted', () => {
  it('is loaded once, however many want it', async () => {
    let loads = 0;
    const lazy = createLazy(async () => {
      loads += 1;
      return loads;
    });
    expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([1, 1]);
    expect(await lazy.load()).toBe(1);
  });

  it('is loaded again after a failure, past what the browser remembers', async () => {
    const asked: string[] = [];
    const lazy = createLazy(async (attempt) => {
      asked.push(assetUrl('https://host.example', '/assets/panel-A.js', attempt));
      if (attempt === 1) throw new Error('offline');
      return 'panel';
    });
    await expect(lazy.load()).rejects.toThrow('offline');
    expect(await lazy.load()).toBe('panel');
    expect(asked).toEqual([
      'https://host.example/assets/panel-A.js',
      'https://host.example/assets/panel-A.js?attempt=2',
    ]);
  });
});
