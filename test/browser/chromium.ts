import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const;

/** Fake media instead of a device; loopback candidates, so that WebRTC works on a machine without a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
] as const;

const HOW_TO_INSTALL =
  'install it with `apt-get install -y chromium`, or name one by CHROMIUM_PATH=/path/to/chromium.';

const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...CANDIDATES].find((path) => path !== undefined && existsSync(path));

/**
 * Tests in a real Chromium, whose path the suite is given. Where there is none they cannot run, which is
 * said loudly; under CI=true it is a failure, since a gate that skips is no gate.
 */
export const describeInChromium = (name: string, suite: (executablePath: string) => void): void => {
  const path = chromiumPath();
  if (path !== undefined) {
    describe(name, () => suite(path));
    return;
  }
  const why = `no Chromium at ${[process.env.CHROMIUM_PATH ?? '$CHROMIUM_PATH', ...CANDIDATES].join(', ')}; ${HOW_TO_INSTALL}`;
  process.stderr.write(`\n*** NOT TESTED: ${name}\n*** ${why}\n\n`);
  it(`${name}: not tested on this machine`, () => {
    if (process.env.CI === 'true') throw new Error(why);
  });
};

export interface LaunchOptions {
  /** `grant` answers the microphone question yes by itself; `none` leaves the machine without a microphone. */
  readonly microphone?: 'grant' | 'none';
}

/** A headless Chromium; the caller closes it. */
export const launchChromium = (
  executablePath: string,
  { microphone = 'grant' }: LaunchOptions = {},
): Promise<Browser> =>
  chromium.launch({
    executablePath,
    headless: true,
    args: microphone === 'grant' ? [...FLAGS] : FLAGS.filter((flag) => !flag.includes('fake-device')),
  });
