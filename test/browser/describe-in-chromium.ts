import { describe, it } from '@jest/globals';
import { findChromium, missingChromium } from './chromium.ts';

/**
 * Tests in a real Chromium, whose path the suite is given. Where there is none they cannot run, which is
 * said loudly; under CI=true it is a failure, since a gate that skips is no gate.
 */
export const describeInChromium = (name: string, suite: (executablePath: string) => void): void => {
  const path = findChromium();
  if (path !== undefined) {
    describe(name, () => suite(path));
    return;
  }
  process.stderr.write(`\n*** NOT TESTED: ${name}\n*** ${missingChromium()}\n\n`);
  it(`${name}: not tested on this machine`, () => {
    if (process.env.CI === 'true') throw new Error(missingChromium());
  });
};
