import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSupportCode, readSupportCode } from '../../../../lambdas/core/voice/session/support-code.ts';

describe('a support code', () => {
  it('is eight signs in two groups, none of which is mistaken for another when read aloud', () => {
    for (let tried = 0; tried < 200; tried += 1) {
      const code = createSupportCode((count) => randomBytes(count));
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(code).not.toMatch(/[ILOU]/);
    }
  });

  it('uses every sign equally often', () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const counts = new Map<string, number>();
    for (let start = 0; start < 256; start += 8) {
      for (const sign of createSupportCode(() => all.slice(start, start + 8)).replace('-', '')) {
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });
});

describe('a support code that a person wrote down', () => {
  it.each(['K0M1-9QXD', 'k0m1 9qxd', ' k0m19qxd ', 'K0M1–9QXD', 'KOMI-9QXD', 'K0ML-9QXD', 'КОМ1-9QХD'])(
    'is understood as %s',
    (written) => {
      expect(readSupportCode(written)).toBe('K0M1-9QXD');
    },
  );

  it.each(['', 'K0M1', 'K0M1-9QXDA', 'K0M1-9QX?', 'K0M1-9QXЯ', 'UUUU-UUUU'])(
    'is not read from "%s"',
    (written) => {
      expect(readSupportCode(written)).toBeUndefined();
    },
  );
});
