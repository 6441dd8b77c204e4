import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';

const root = join(import.meta.dirname, '..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.looseObject({ version: z.string(), optionalDependencies: Versions });
const Lock = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) });

const lock = Lock.parse(readJson('package-lock.json')).packages;

/** The folders in which Node.js looks for what a package asks for, the nearest first. */
const lookedIn = (place: string): readonly string[] => {
  const above = place
    .split('/node_modules/')
    .map((_, at, parts) => parts.slice(0, parts.length - at).join('/node_modules/'));
  return [...above.map((folder) => `${folder}/node_modules/`), 'node_modules/'];
};

/** What the installed packages name as their builds for some platform, and the lock file does not. */
const unnamedBuilds = (): readonly string[] =>
  Object.keys(lock).flatMap((place) => {
    const file = join(place, 'package.json');
    if (place === '' || !existsSync(join(root, file))) return [];
    const { optionalDependencies } = Manifest.parse(readJson(file));
    return Object.entries(optionalDependencies)
      .filter(([name, version]) => {
        const found = lookedIn(place)
          .map((folder) => lock[`${folder}${name}`])
          .find((entry) => entry !== undefined);
        return found === undefined || (/^\d/.test(version) && found.version !== version);
      })
      .map(([name, version]) => `${place} asks for ${name} ${version}`);
  });

describe('the packages', () => {
  it('come with a lock file that names no registry', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });

  it('come with a lock file that names the builds for every platform, as `npm ci` requires', () => {
    expect(Object.keys(lock)).toEqual(
      expect.arrayContaining(['node_modules/@esbuild/win32-x64', 'node_modules/@esbuild/darwin-arm64']),
    );
    expect(unnamedBuilds()).toEqual([]);
  });

  it('hold a CDK command line of the 2.x line, since the published 3.0.0 cannot synthesize', () => {
    expect(Manifest.parse(readJson('node_modules/aws-cdk/package.json')).version).toMatch(/^2\./);
  });

  const Own = z.object({ dependencies: Versions, devDependencies: Versions });
  const { dependencies, devDependencies } = Own.parse(readJson('package.json'));
  const named = Object.entries({ ...dependencies, ...devDependencies });

  it('are pinned to exact versions', () => {
    expect(named.filter(([, range]) => !/^\d/.test(range))).toEqual([]);
  });

  it('are all used, but for types and the compiler that other packages ask for', () => {
    const isUsed = (name: string): boolean =>
      spawnSync('git', ['grep', '-qF', name, '--', ':!package*.json', ':!*.md'], { cwd: root }).status === 0;
    const unused = named.map(([name]) => name).filter((name) => !isUsed(name));
    expect(unused.filter((name) => !/^@types\/|^@swc\/core$/.test(name))).toEqual([]);
  });
});
