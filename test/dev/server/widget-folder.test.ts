import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { prepareWidget } from '../../../dev/server/widget-folder.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-widget-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const builtAt = async (): Promise<number> => (await stat(join(folder, 'widget', 'widget.js'))).mtimeMs;

it('builds the script and its files once, and again when one of them is gone', async () => {
  await prepareWidget(folder);
  const first = await builtAt();
  await prepareWidget(folder);
  expect(await builtAt()).toBe(first);

  const [asset = ''] = await readdir(join(folder, 'widget', 'assets'));
  await rm(join(folder, 'widget', 'assets', asset));
  await prepareWidget(folder);
  expect(await readdir(join(folder, 'widget', 'assets'))).toContain(asset);
}, 60_000);

it('builds again when its note is damaged', async () => {
  await prepareWidget(folder);
  const first = await builtAt();
  await writeFile(join(folder, 'widget.json'), '{"fingerprint":');
  await prepareWidget(folder);
  expect(await builtAt()).toBeGreaterThan(first);
}, 60_000);
