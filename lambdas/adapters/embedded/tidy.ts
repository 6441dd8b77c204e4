import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hostname } from '../../contract/hostname.ts';
import { domainFolder, generationFolder, readPublished } from './catalog-folder.ts';
import { hasEnded, processMark } from './process-mark.ts';

const OWNER = 'owner';
/** How long a draft is left alone whose process cannot be asked after: one of another machine. */
const ABANDONED_AFTER_MS = 6 * 60 * 60 * 1_000;
/** A pointer is written within a moment; a file beside it that is older was left by a killed process. */
const POINTER_DRAFT_MS = 60_000;

/** Names the process that writes a draft, so that others know when it is dead. */
export const markOwner = (folder: string): Promise<void> => writeFile(join(folder, OWNER), processMark());

const ageOf = async (path: string): Promise<number> => Date.now() - (await stat(path)).mtimeMs;

const isAbandoned = async (path: string): Promise<boolean> => {
  const owner = await readFile(join(path, OWNER), 'utf8').catch(() => '');
  return hasEnded(owner) || (await ageOf(path)) > ABANDONED_AFTER_MS;
};

export const removeGenerations = async (
  folder: string,
  domain: Hostname,
  generations: readonly string[],
): Promise<void> => {
  const paths = generations.map((generation) => generationFolder(folder, domain, generation));
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
};

/** Removes what imports left that were killed: drafts nobody works on, and pointers half written. */
export const removeLeftovers = async (folder: string, domain: Hostname): Promise<void> => {
  const home = domainFolder(folder, domain);
  const entries = await readdir(home, { withFileTypes: true }).catch(() => []);
  const published = await readPublished(folder, domain).catch(() => undefined);
  const useful = new Set(published ? [published.generation, ...published.kept] : []);
  for (const entry of entries) {
    const path = join(home, entry.name);
    const isLeft = entry.isDirectory()
      ? !useful.has(entry.name) && (await isAbandoned(path))
      : entry.name.startsWith('live.json.') && (await ageOf(path)) > POINTER_DRAFT_MS;
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
};
