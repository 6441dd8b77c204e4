import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { interjection } from './interjection.ts';

const PROGRAMS = process.env.PROGRAMFILES ?? 'C:\\Program Files';

const CANDIDATES: readonly string[] = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    `${PROGRAMS}\\Google\\Chrome\\Application\\chrome.exe`,
    `${PROGRAMS} (x86)\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
}[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'];

/** What Playwright turns off: Chromium reads the last list alone, and ours comes after Playwright's. */
const PLAYWRIGHT_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Two pages of the address bar and a page in reserve for each window, which no test sees, take 40 % of the processor. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** Loopback candidates, so that WebRTC works on a machine without a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--allow-loopback-in-peer-connection',
  `--disable-features=${[...PLAYWRIGHT_OFF, ...UNSEEN].join(',')}`,
];

const HOW_TO_INSTALL =
  'install one (Debian: `apt-get install -y chromium`), or name one by CHROMIUM_PATH=/path/to/chromium.';

/** Where the browser is; `undefined` when this machine has none. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...CANDIDATES].find((path) => path !== undefined && existsSync(path));

/** What the tests say on a machine without one. */
export const missingChromium = (): string =>
  `no Chromium at ${[process.env.CHROMIUM_PATH ?? '$CHROMIUM_PATH', ...CANDIDATES].join(', ')}; ${HOW_TO_INSTALL}`;

export interface LaunchOptions {
  /** What it hears, if the test's context permits it: nothing (default) or a beep each second; `none`: there is none. */
  readonly microphone?: 'silence' | 'beeps' | 'none';
  /** `by-tap`: sound needs a tap first, as on every shopper's browser; by default it never does. */
  readonly sound?: 'by-tap' | 'free';
  /** Names that lead to this machine; only `localhost` is secure, the others are plain http. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** A WAV file that the microphone hears, over and over. */
  readonly speech?: string;
}

/** The file that the microphone hears, in this folder unless it is the test's own; none for Chromium's beeps. */
const heardFile = ({ microphone = 'silence', speech }: LaunchOptions, folder: string): string | undefined => {
  if (speech !== undefined || microphone !== 'silence') return speech;
  const silence = join(folder, 'silence.wav');
  // A starved machine stretches Chromium's own beeps until they pass for a voice.
  writeFileSync(silence, interjection(1, 0));
  return silence;
};

const flagsFor = (
  { microphone, sound = 'free', hosts = {} }: LaunchOptions,
  heard: string | undefined,
): string[] => [
  ...FLAGS,
  `--autoplay-policy=${sound === 'free' ? 'no-user-gesture-required' : 'document-user-activation-required'}`,
  ...(microphone === 'none' ? [] : ['--use-fake-device-for-media-stream']),
  ...Object.entries(hosts).map(([name, address]) => `--host-resolver-rules=MAP ${name} ${address}`),
  ...(heard === undefined ? [] : [`--use-file-for-fake-audio-capture=${heard}`]),
];

/** A headless Chromium; the caller closes it. */
export const launchChromium = async (
  executablePath: string,
  options: LaunchOptions = {},
): Promise<Browser> => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-microphone-'));
  const args = flagsFor(options, heardFile(options, folder));
  const browser = await chromium.launch({ executablePath, headless: true, args });
  browser.once('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
};
