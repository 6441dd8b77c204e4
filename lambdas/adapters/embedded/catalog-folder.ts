import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Hostname } from '../../contract/hostname.ts';
import { DamagedCatalog, readManifest } from './generation-files.ts';

const LIVE = 'live.json';
const Live = z.strictObject({ generation: z.string().regex(/^[a-z0-9-]{1,80}$/u) });

/** A domain's own folder; host names are nearly file names, IPv6 addresses are not. */
export const domainFolder = (folder: string, domain: Hostname): string =>
  join(folder, encodeURIComponent(domain));

export const generationFolder = (folder: string, domain: Hostname, generation: string): string =>
  join(domainFolder(folder, domain), generation);

const isAbsent = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** The name of the live generation; `undefined` when nothing was ever published. */
export const readLive = async (folder: string, domain: Hostname): Promise<string | undefined> => {
  const path = join(domainFolder(folder, domain), LIVE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return Live.parse(JSON.parse(text)).generation;
  } catch (cause) {
    throw new DamagedCatalog(path, 'it names no generation', cause);
  }
};

/** Points shoppers at another generation: one rename, which happens whole or not at all. */
export const writeLive = async (folder: string, domain: Hostname, generation: string): Promise<void> => {
  const path = join(domainFolder(folder, domain), LIVE);
  const draft = `${path}.${generation}`;
  await writeFile(draft, JSON.stringify({ generation }), { flush: true });
  await rename(draft, path);
};

/** Moves a domain's damaged catalogue aside, so that nothing of a user's is ever deleted. */
export const setAside = async (folder: string, domain: Hostname): Promise<string> => {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const target = join(folder, `damaged-${time}-${encodeURIComponent(domain)}`);
  await rename(domainFolder(folder, domain), target);
  return target;
};

/** How long a draft without a manifest is left alone: another process may still be writing it. */
const ABANDONED_AFTER_MS = 6 * 60 * 60 * 1_000;
/** The live generation and the one before it. */
const KEPT = 2;

const isFinished = (path: string): Promise<boolean> =>
  readManifest(path).then(
    () => true,
    () => false,
  );

/** Removes generations that are no longer of use: older than the last two, or drafts nobody finished. */
export const tidy = async (folder: string, domain: Hostname, live: string): Promise<void> => {
  const home = domainFolder(folder, domain);
  const entries = await readdir(home, { withFileTypes: true });
  const generations = entries.filter((entry) => entry.isDirectory() && entry.name !== live);
  const aged = await Promise.all(
    generations.map(async ({ name }) => {
      const path = join(home, name);
      return { path, finished: await isFinished(path), changedAt: (await stat(path)).mtimeMs };
    }),
  );
  const finished = aged.filter((each) => each.finished).sort((a, b) => b.changedAt - a.changedAt);
  const abandoned = aged.filter((each) => !each.finished && Date.now() - each.changedAt > ABANDONED_AFTER_MS);
  const useless = [...finished.slice(KEPT - 1), ...abandoned];
  await Promise.all(useless.map(({ path }) => rm(path, { recursive: true, force: true })));
};
