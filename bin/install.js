import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 6]; // module.register, through which tsx loads TypeScript, came with 20.6.

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(
    `Storevoice needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. ` +
      'Get the current one from https://nodejs.org, or run: nvm install --lts',
  );
};

const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/**
 * npm writes what it installed into node_modules/.package-lock.json as its last act. Comparing that to the lock file
 * finds an interrupted install, a pulled commit and an install by hand.
 */
const missingPackages = (wanted, installed, { dev }) =>
  Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && (dev || !entry.dev))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));

const npmCommand = () => {
  const npmScript = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(npmScript)
    ? { command: process.execPath, before: [npmScript], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' };
};

const INSTALL = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];

const runNpm = () => {
  const { command, before, shell } = npmCommand();
  return spawnSync(command, [...before, ...INSTALL], {
    cwd: root,
    encoding: 'utf8',
    shell,
  });
};

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Brings node_modules in line with package-lock.json; with nothing to do it costs a few milliseconds. */
export const ensureInstalled = ({ dev = false } = {}) => {
  checkNode();
  const wanted = readPackages('package-lock.json');
  if (wanted === undefined)
    fail('package-lock.json is missing or damaged; restore it: git checkout package-lock.json');
  const missing = missingPackages(wanted, readPackages('node_modules/.package-lock.json') ?? {}, { dev });
  if (missing.length === 0) return;
  const started = Date.now();
  process.stderr.write(`Installing ${missing.length} packages with npm (only when they changed) … `);
  const result = runNpm();
  if (result.status === 0) {
    process.stderr.write(`done in ${seconds(started)}\n`);
    return;
  }
  const reason = (result.error?.message ?? result.stderr ?? '').trim().split('\n').slice(-12).join('\n');
  fail(
    `failed after ${seconds(started)}\n${reason}\n` +
      'Check that the npm registry can be reached (npm ping) and that this folder is writable, then run again; ' +
      'to see everything npm says, run: npm ci',
  );
};
