import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.js';

const CHROMIUM = '/usr/bin/chromium';

const say = (text) => process.stderr.write(`${text}\n`);

const isRoot = process.getuid?.() === 0;
const hasApt = spawnSync('apt-get', ['--version']).status === 0;

const apt = (...args) =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/** Debian's own browser, so that no browser is fetched from anywhere else. */
const ensureChromium = () => {
  if (process.env.CHROMIUM_PATH || existsSync(CHROMIUM)) return;
  if (isRoot && hasApt) {
    say('Installing chromium with apt-get (once) for the browser tests …');
    apt('update', '-qq');
    const installed = apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
    if (installed.status === 0) return;
    say(installed.stderr.trim().split('\n').slice(-5).join('\n'));
  }
  say(
    [
      '!'.repeat(78),
      `No ${CHROMIUM}: the browser tests will fail. Install it (Debian: apt-get install chromium)`,
      'or name another Chromium of the same age or newer: CHROMIUM_PATH=/path/to/chromium npm test',
      '!'.repeat(78),
    ].join('\n'),
  );
};

const nodeOptions = () => {
  const quiet = '--disable-warning=ExperimentalWarning';
  const isKnown = process.allowedNodeEnvironmentFlags.has('--disable-warning');
  return [process.env.NODE_OPTIONS, '--experimental-vm-modules', isKnown ? quiet : '']
    .filter(Boolean)
    .join(' ');
};

const summary = (file, seconds) => {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, numFailedTestSuites, numTotalTestSuites } =
      JSON.parse(readFileSync(file, 'utf8'));
    const failed = numFailedTests > 0 || numFailedTestSuites > 0;
    return (
      `${failed ? 'FAILED' : 'PASSED'}: ${numPassedTests} of ${numTotalTests} tests passed, ` +
      `${numFailedTests} failed, ${numTotalTestSuites} files (${numFailedTestSuites} failed), ${seconds.toFixed(0)} s`
    );
  } catch {
    return 'FAILED: jest ended before it could report';
  }
};

/** Flags that print something instead of running tests. */
const ONLY_TELLS = /^--(listTests|showConfig|help|version)$/;

/** Jest with the caller's arguments; the last line is the count, for people and machines that read only it. */
const runJest = () => {
  const started = Date.now();
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-test-'));
  const report = join(folder, 'report.json');
  const given = process.argv.slice(2);
  const onlyTells = given.some((argument) => ONLY_TELLS.test(argument));
  const reporting = onlyTells ? [] : ['--json', '--outputFile', report];
  const child = spawn(process.execPath, [jest, ...reporting, ...given], {
    stdio: ['inherit', onlyTells ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: nodeOptions(),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    if (!onlyTells) process.stdout.write(`${summary(report, (Date.now() - started) / 1000)}\n`);
    rmSync(folder, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
};

ensureInstalled({ dev: true });
ensureChromium();
runJest();
