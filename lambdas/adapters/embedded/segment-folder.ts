import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadSegment } from './load-segment.ts';

const SEGMENT = /^[0-9a-z]+-[0-9a-f]{8}\.vec$/u;
/** Every import writes a file of its own; this many small ones are joined to one. */
const MANY = 16;
const SMALL_BYTES = 64 * 2 ** 20;
/** An import that is still at work has written to its file lately. */
const AT_REST_MS = 60 * 60 * 1_000;

/** Sorts by time. */
export const segmentName = (): string =>
  `${Date.now().toString(36).padStart(9, '0')}-${randomUUID().slice(0, 8)}.vec`;

interface SegmentFile {
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: number;
}

/** Newest first: what was embedded lately is what the next import asks for. */
const list = async (folder: string): Promise<readonly SegmentFile[]> => {
  const names = (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort();
  const files = names.reverse().map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return { name, bytes: size, changedAt: mtimeMs };
  });
  return Promise.all(files);
};

const joinFiles = async (folder: string, names: readonly string[], dimension: number): Promise<void> => {
  const draft = join(folder, `joining-${randomUUID()}`);
  for (const name of names) {
    const path = join(folder, name);
    const { end } = await loadSegment(path, dimension, () => undefined);
    // What a killed process left at the end of its file would be damage in the middle of this one.
    if (end > 0)
      await pipeline(createReadStream(path, { end: end - 1 }), createWriteStream(draft, { flags: 'a' }));
  }
  // In place of the newest of them, so that it keeps its age.
  const [last, ...others] = [...names].reverse();
  if (last === undefined) return;
  await rename(draft, join(folder, last));
  for (const name of others) await rm(join(folder, name), { force: true });
};

const joinSmall = async (folder: string, dimension: number): Promise<void> => {
  const resting = (await list(folder)).filter(
    ({ bytes, changedAt }) => bytes < SMALL_BYTES && Date.now() - changedAt > AT_REST_MS,
  );
  if (resting.length < MANY) return;
  await joinFiles(folder, resting.map(({ name }) => name).reverse(), dimension);
};

/** Names of the files that hold vectors, oldest first; small ones are joined, the oldest beyond the limit forgotten. */
export const openSegments = async (
  folder: string,
  { dimension, maxBytes }: { readonly dimension: number; readonly maxBytes: number },
): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  await joinSmall(folder, dimension);
  const kept: string[] = [];
  let bytes = 0;
  for (const file of await list(folder)) {
    bytes += file.bytes;
    if (kept.length === 0 || bytes <= maxBytes) kept.unshift(file.name);
    else await rm(join(folder, file.name), { force: true });
  }
  return kept;
};
