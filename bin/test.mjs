import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../jest.config.js';
import { ensureInstalled } from './install.js';

const CHROMIUM = '/usr/bin/chromium';

const say = (text) => process.stderr.write(`${text}\n`);

const apt = (...args) =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/**
 * Installs Debian's own browser, so that no browser is fetched from anywhere else. Where that is impossible, the browser
 * tests say how to name one.
 */
const ensureChromium = () => {
  if (process.env.CHROMIUM_PATH || existsSync(CHROMIUM)) return;
  if (process.getuid?.() !== 0 || apt('--version').status !== 0) return;
  say('Installing chromium with apt-get (once) for the browser tests …');
  apt('update', '-qq');
  const installed = apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (installed.status !== 0) say(installed.stderr.trim().split('\n').slice(-5).join('\n'));
};

const PREFIX = 'storevoice-test-';

/** Linux keeps the files below it in memory. */
const MEMORY = '/dev/shm';
/** A whole run keeps up to 1 GiB there. */
const NEEDED_BYTES = 4 * 2 ** 30;

/** Containers often forbid programs there, and tests install packages and run them. */
const runsPrograms = (folder) => {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o700 });
  return spawnSync(program).status === 0;
};

const removeFolder = (folder) => {
  try {
    // An engine may still write while it ends.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  } catch (error) {
    say(`${folder} could not be removed: ${error.message}`);
  }
};

/** Removes what a run leaves there that was killed. */
const removeEndedRuns = () => {
  for (const name of readdirSync(MEMORY).filter((each) => each.startsWith(PREFIX))) {
    const [pid] = name.slice(PREFIX.length).split('-');
    if (!existsSync(`/proc/${pid}`)) removeFolder(join(MEMORY, name));
  }
};

/**
 * The run's folder for temporary files, in memory where there is enough: engines and stores wait for the disk thousands of
 * times, which takes as long as all else that they do.
 */
const temporaryFolder = () => {
  const name = `${PREFIX}${process.pid}-`;
  if (process.platform === 'linux' && existsSync(MEMORY)) {
    removeEndedRuns();
    const { bavail, bsize } = statfsSync(MEMORY);
    const folder = bavail * bsize >= NEEDED_BYTES ? mkdtempSync(join(MEMORY, name)) : undefined;
    if (folder && runsPrograms(folder)) return folder;
    if (folder) removeFolder(folder);
  }
  return mkdtempSync(join(tmpdir(), name));
};

const nodeOptions = () => {
  const quiet = '--disable-warning=ExperimentalWarning';
  const isKnown = process.allowedNodeEnvironmentFlags.has('--disable-warning');
  return [process.env.NODE_OPTIONS, '--experimental-vm-modules', isKnown ? quiet : '']
    .filter(Boolean)
    .join(' ');
};

/** The lane of a test file: the first project of `jest.config.js` that takes it. */
const laneOf = (file) => {
  const path = file.replaceAll('\\', '/');
  const isIn = (patterns) => patterns.some((pattern) => new RegExp(pattern).test(path));
  return config.projects.find(
    ({ testRegex, testPathIgnorePatterns }) => isIn(testRegex) && !isIn(testPathIgnorePatterns),
  ).displayName;
};

/** One line for each lane: workers share the lanes, so that its time is the sum of its files'. */
const laneLines = (results) => {
  const lanes = new Map();
  for (const { name, startTime, endTime, assertionResults } of results) {
    const lane = lanes.get(laneOf(name)) ?? { files: 0, tests: 0, ms: 0 };
    lanes.set(laneOf(name), {
      files: lane.files + 1,
      tests: lane.tests + assertionResults.length,
      ms: lane.ms + endTime - startTime,
    });
  }
  return [...lanes].map(([lane, { files, tests, ms }]) => {
    const seconds = `${(ms / 1_000).toFixed(0)} s`.padStart(6);
    return `${lane.padEnd(9)}${seconds} of a worker, ${tests} tests in ${files} files`;
  });
};

const summary = (file, { code, seconds }) => {
  try {
    const {
      numPassedTests,
      numFailedTests,
      numTotalTests,
      numFailedTestSuites,
      numTotalTestSuites,
      testResults,
    } = JSON.parse(readFileSync(file, 'utf8'));
    const last =
      `${code === 0 ? 'PASSED' : 'FAILED'}: ${numPassedTests} of ${numTotalTests} tests passed, ` +
      `${numFailedTests} failed, ${numTotalTestSuites} files (${numFailedTestSuites} failed), ${seconds.toFixed(0)} s`;
    return [...laneLines(testResults), last].join('\n');
  } catch {
    return 'FAILED: jest ended before it could report';
  }
};

/** Pure and unit tests alone: `node bin/test.mjs fast`. */
const isFast = process.argv[2] === 'fast';

/** Flags that print something instead of running tests. */
const ONLY_TELLS = /^--(listTests|showConfig|help|version)$/;

/** Jest with the caller's arguments; the last line is the count, for people and machines that read only it. */
const runJest = () => {
  const started = Date.now();
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const folder = temporaryFolder();
  const given = isFast ? [...process.argv.slice(3), '--selectProjects', 'fast'] : process.argv.slice(2);
  const { outputFile } = parseArgs({
    args: given,
    strict: false,
    options: { outputFile: { type: 'string' } },
  }).values;
  const report = outputFile ?? join(folder, 'report.json');
  const onlyTells = given.some((argument) => ONLY_TELLS.test(argument));
  const reports = ['--json', ...(outputFile ? [] : ['--outputFile', report])];
  const reporting = onlyTells ? [] : reports.filter((flag) => !given.includes(flag));
  const child = spawn(process.execPath, [jest, ...reporting, ...given], {
    stdio: ['inherit', onlyTells ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...process.env,
      TMPDIR: folder,
      TEMP: folder, // Windows' own name for it.
      NODE_OPTIONS: nodeOptions(),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    if (!onlyTells)
      process.stdout.write(`${summary(report, { code, seconds: (Date.now() - started) / 1000 })}\n`);
    removeFolder(folder);
    process.exitCode = code ?? 1;
  });
};

ensureInstalled({ dev: true });
if (!isFast) ensureChromium();
runJest();
