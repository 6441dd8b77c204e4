import { existsSync } from 'node:fs';
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

/** Where the browser is; `undefined` when this machine has none. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...CANDIDATES].find((path) => path !== undefined && existsSync(path));

/** What to tell whoever runs the tests on a machine without one. */
export const missingChromium = (): string =>
  `no Chromium at ${[process.env.CHROMIUM_PATH ?? '$CHROMIUM_PATH', ...CANDIDATES].join(', ')}; ${HOW_TO_INSTALL}`;

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
