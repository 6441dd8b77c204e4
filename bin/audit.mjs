// Asks the registry for known holes in the packages of the lock file, and fails on serious ones.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERIOUS = ['high', 'critical'];

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return { message: 'npm printed no report' };
  }
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { stdout } = spawnSync('npm', ['audit', '--json'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { vulnerabilities, message } = parsed(stdout);
if (vulnerabilities === undefined) {
  console.error(`*** NOT AUDITED: the registry does not tell of holes: ${message}`);
} else {
  const serious = Object.values(vulnerabilities).filter(({ severity }) => SERIOUS.includes(severity));
  const names = serious.map(({ name, severity }) => `${name} (${severity})`);
  if (names.length > 0) process.exitCode = 1;
  console.log(
    names.length > 0
      ? `Packages with serious holes: ${names.join(', ')}. What to do: npm audit`
      : 'The registry knows no serious hole in our packages.',
  );
}
