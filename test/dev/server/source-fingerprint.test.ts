import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fingerprintOfSources } from '../../../dev/server/widget-folder.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-sources-'));
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'one.ts'), 'ab');
  await writeFile(join(folder, 'inner', 'two.ts'), 'c');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const fingerprint = (): Promise<string> => fingerprintOfSources([pathToFileURL(`${folder}/`)]);

it('stays the same while nothing changes', async () => {
  expect(await fingerprint()).toBe(await fingerprint());
});

it('changes with a file deep inside, with a new file, and when text moves between files', async () => {
  const before = await fingerprint();
  await writeFile(join(folder, 'inner', 'two.ts'), 'd');
  const edited = await fingerprint();
  await writeFile(join(folder, 'three.ts'), '');
  const grown = await fingerprint();
  await rm(join(folder, 'three.ts'));
  await writeFile(join(folder, 'one.ts'), 'a');
  await writeFile(join(folder, 'inner', 'two.ts'), 'bc');
  expect(new Set([before, edited, grown, await fingerprint()]).size).toBe(4);
});

it('does not mind what a file is called', async () => {
  const before = await fingerprint();
  await rename(join(folder, 'one.ts'), join(folder, 'onf.ts'));
  expect(await fingerprint()).toBe(before);
});
