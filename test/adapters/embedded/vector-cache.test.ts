import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedVectorCache } from '../../../lambdas/adapters/embedded/vector-cache.ts';
import { describeVectorCache, keyOf } from '../../contracts/vector-cache.ts';

const embedder = { model: 'test', dimension: 64 };
const folders: string[] = [];
const freshFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-vectors-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describeVectorCache('The cache on disk', async () =>
  createEmbeddedVectorCache({ folder: await freshFolder() }),
);

const vectorOf = (at: number): Float32Array =>
  Float32Array.from({ length: 64 }, (_, place) => (place === at ? 1 : 0));
const batch = (from: number, count = 10) =>
  new Map(Array.from({ length: count }, (_, at) => [keyOf(`text ${from + at}`), vectorOf((from + at) % 64)]));

describe('vectors on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await freshFolder();
  });
  const open = () => createEmbeddedVectorCache({ folder });
  const files = async () => {
    const home = join(folder, 'vectors', 'test-64');
    return (await readdir(home)).sort().map((name) => join(home, name));
  };
  const known = async (from = 0, count = 10) =>
    (await open().find(embedder, [...batch(from, count).keys()])).size;

  it('are there for the next process, exact to the bit', async () => {
    const dense = Float32Array.from({ length: 64 }, (_, at) => Math.sin(at));
    await open().keep(embedder, new Map([[keyOf('dense'), dense], ...batch(0)]));
    const found = await open().find(embedder, [keyOf('dense'), keyOf('text 3')]);
    expect(found.get(keyOf('dense'))).toEqual(dense);
    expect(found.get(keyOf('text 3'))).toEqual(vectorOf(3));
  });

  it('are small where they are mostly zero', async () => {
    await open().keep(embedder, batch(0, 1_000));
    const [path = ''] = await files();
    expect((await stat(path)).size).toBeLessThan(1_000 * 32);
  });

  it('survive a process that was killed while it wrote', async () => {
    const cache = open();
    await cache.keep(embedder, batch(0));
    await cache.keep(embedder, batch(10));
    const [path = ''] = await files();
    await truncate(path, (await stat(path)).size - 7);
    expect(await known(0)).toBe(10);
    expect(await known(10)).toBe(0);
    await open().keep(embedder, batch(10));
    expect(await known(0, 20)).toBe(20);
  });

  it.each([
    ['a changed byte', (bytes: Buffer) => bytes.fill(bytes.readUInt8(60) ^ 1, 60, 61)],
    ['another head', (bytes: Buffer) => bytes.fill(0, 0, 4)],
    ['no vectors at all', (bytes: Buffer) => Buffer.from('once upon a time '.repeat(bytes.length))],
  ])('are set aside when they have %s, and embedded anew', async (_, damage) => {
    await open().keep(embedder, batch(0));
    const [path = ''] = await files();
    await writeFile(path, damage(await readFile(path)));
    const aside: string[] = [];
    const cache = createEmbeddedVectorCache({ folder, onSetAside: ({ movedTo }) => aside.push(movedTo) });
    expect((await cache.find(embedder, [...batch(0).keys()])).size).toBe(0);
    expect(aside).toEqual([`${path}.damaged`]);
    await cache.keep(embedder, batch(0));
    expect(await known(0)).toBe(10);
  });

  it('are no reason to fail when the disk does not give them', async () => {
    const failures: unknown[] = [];
    await writeFile(join(folder, 'vectors'), 'a file where the folder should be');
    const cache = createEmbeddedVectorCache({ folder, onFailure: (error) => failures.push(error) });
    expect((await cache.find(embedder, [keyOf('a')])).size).toBe(0);
    await cache.keep(embedder, batch(0));
    expect(failures.length).toBeGreaterThan(0);
  });

  it('of many imports come together in one file', async () => {
    for (let at = 0; at < 20; at += 1) await open().keep(embedder, batch(at * 10));
    expect(await files()).toHaveLength(20);
    const old = new Date(Date.now() - 2 * 60 * 60 * 1_000);
    for (const path of await files()) await utimes(path, old, old);
    const [first = ''] = await files();
    await appendFile(first, 'what a killed process left');
    await utimes(first, old, old);
    expect(await known(0, 200)).toBe(200);
    expect(await files()).toHaveLength(1);
    expect(await known(0, 200)).toBe(200);
  });

  it('are forgotten, the oldest first, when there are too many', async () => {
    await open().keep(embedder, batch(0, 1_000));
    await open().keep(embedder, batch(1_000, 1_000));
    const cache = createEmbeddedVectorCache({ folder, maxBytes: 40_000 });
    expect((await cache.find(embedder, [...batch(0, 1_000).keys()])).size).toBe(0);
    expect((await cache.find(embedder, [...batch(1_000, 1_000).keys()])).size).toBe(1_000);
  });
});
