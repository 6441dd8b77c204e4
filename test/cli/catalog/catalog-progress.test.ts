import { describe, expect, it } from '@jest/globals';
import { createProgress, type ProgressSource } from '../../../cli/catalog/catalog-progress.ts';

const importing = (isLive: boolean) => {
  let time = 0;
  let said = '';
  const terminal = {
    err: (text: string) => {
      said += text;
    },
  };
  const progress = createProgress({ terminal, isLive, now: () => time });
  return {
    progress,
    wait: (ms: number) => {
      time += ms;
    },
    said: () => said,
  };
};

/** Twelve thousand offers, a quarter of the work. */
const quarter: ProgressSource = {
  counts: {
    rows: 12_000,
    accepted: 11_990,
    rejected: 10,
    products: 4_000,
    variants: 11_990,
    indexed: 8_000,
    embedded: 120,
  },
  share: 0.25,
};

describe('the progress of an import', () => {
  it('says what was read, taken, refused, embedded and indexed, how fast, and how long it will take', () => {
    const { progress, wait, said } = importing(false);
    wait(20_000);
    progress.show(() => quarter);
    expect(said()).toBe(
      '12,000 offers read, 11,990 accepted, 10 rejected, 120 embedded, 8,000 indexed, 600 a second, 1 min left\n',
    );
  });

  it('promises no end where the size of the feed is not known', () => {
    const { progress, wait, said } = importing(false);
    wait(20_000);
    progress.show(() => ({ ...quarter, share: undefined }));
    expect(said()).toMatch(/600 a second\n$/);
  });

  it('is rare in a log, and one line that is drawn again on a terminal, gone at the end', () => {
    const log = importing(false);
    const live = importing(true);
    for (let told = 0; told < 24; told += 1) {
      for (const { wait, progress } of [log, live]) {
        wait(500);
        progress.show(() => quarter);
      }
    }
    live.progress.end();
    expect(log.said().split('\n')).toHaveLength(2);
    expect(live.said().split('\r\u001B[K')).toHaveLength(26);
    expect(live.said()).not.toContain('\n');
    expect(live.said().endsWith('\r\u001B[K')).toBe(true);
  });
});
