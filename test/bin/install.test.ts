import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const bin = join(import.meta.dirname, '../../bin');
const install = "import('./bin/install.js').then(({ ensureInstalled }) => ensureInstalled())";

let clone = '';

/** A clone whose only package is a folder beside it, so that npm needs no registry. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'storevoice-clone-'));
  mkdirSync(join(clone, 'pebble'));
  writeFileSync(join(clone, 'pebble/package.json'), '{"name":"pebble","version":"1.0.0"}');
  const manifest = {
    name: 'clone',
    version: '1.0.0',
    type: 'module',
    dependencies: { pebble: 'file:pebble' },
  };
  writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--package-lock-only', '--offline', '--silent'], {
    cwd: clone,
    shell: process.platform === 'win32',
  });
  mkdirSync(join(clone, 'bin'));
  cpSync(join(bin, 'install.js'), join(clone, 'bin/install.js'));
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

const start = () => spawnSync(process.execPath, ['-e', install], { cwd: clone, encoding: 'utf8' });

describe('the first start in a clone', () => {
  it('installs what is missing with one line, and then has nothing to do', () => {
    const first = start();
    expect(first.stderr).toMatch(/^Installing \d+ packages with npm .* done in [\d.]+ s\n$/);
    expect(first.stdout).toBe('');
    expect(existsSync(join(clone, 'node_modules/pebble/package.json'))).toBe(true);
    expect(start().stderr).toBe('');
  });

  it('installs again when the lock file asks for another version', () => {
    start();
    writeFileSync(join(clone, 'pebble/package.json'), '{"name":"pebble","version":"1.1.0"}');
    const lock = join(clone, 'package-lock.json');
    writeFileSync(
      lock,
      readFileSync(lock, 'utf8').replace(
        '"pebble": {\n      "version": "1.0.0"',
        '"pebble": {\n      "version": "1.1.0"',
      ),
    );
    expect(start().stderr).toContain('Installing 1 packages');
    expect(start().stderr).toBe('');
  });

  it('names the reason and the remedy when npm fails', () => {
    rmSync(join(clone, 'package.json'));
    const failed = start();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/failed after/);
    expect(failed.stderr).toContain('run: npm ci');
  });

  it('names a missing lock file', () => {
    rmSync(join(clone, 'package-lock.json'));
    expect(start()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('git checkout package-lock.json'),
    });
  });
});
