import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { createFileObjectStore } from '../../../lambdas/adapters/files/object-store.ts';
import { describeObjectStore } from '../../contracts/object-store.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describeObjectStore('A folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-objects-'));
  folders.push(folder);
  return createFileObjectStore(folder);
});
