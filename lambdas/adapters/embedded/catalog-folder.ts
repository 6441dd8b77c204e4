import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Hostname } from '../../contract/hostname.ts';
import { isAbsent } from './file-errors.ts';
import { DamagedCatalog } from './generation-files.ts';

const LIVE = 'live.json';
const Generation = z.string().regex(/^[a-z0-9-]{1,80}$/u);

/** What shoppers are served from, and what may be gone back to; one file, so that both change at once. */
const Live = z.strictObject({
  generation: Generation,
  /** Newest first. */
  kept: z.array(Generation).default([]),
});
export type Live = Readonly<z.infer<typeof Live>>;

/** Catalogues before the live one that are kept to go back to. */
const KEPT = 2;

/** A domain's own folder; host names are nearly file names, IPv6 addresses are not. */
export const domainFolder = (folder: string, domain: Hostname): string =>
  join(folder, encodeURIComponent(domain));

export const generationFolder = (folder: string, domain: Hostname, generation: string): string =>
  join(domainFolder(folder, domain), generation);

/** At once: a hundred bytes take less than the four trips to another thread that reading aside would make. */
const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/** What was published; `undefined` when nothing ever was. Every question asks. */
export const readPublished = async (folder: string, domain: Hostname): Promise<Live | undefined> => {
  const path = join(domainFolder(folder, domain), LIVE);
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return Live.parse(JSON.parse(text));
  } catch (cause) {
    throw new DamagedCatalog(path, 'it names no generation', cause);
  }
};

/** The name of the live generation; `undefined` when nothing was ever published. */
export const readLive = async (folder: string, domain: Hostname): Promise<string | undefined> =>
  (await readPublished(folder, domain))?.generation;

/**
 * Points shoppers at another generation: one rename, which happens whole or not at all. Answers those that
 * are no longer kept.
 */
export const writeLive = async (
  folder: string,
  domain: Hostname,
  generation: string,
): Promise<readonly string[]> => {
  const path = join(domainFolder(folder, domain), LIVE);
  // What is damaged cannot be gone back to, and must not be in the way of what replaces it.
  const before = await readPublished(folder, domain).catch(() => undefined);
  const earlier = before ? [before.generation, ...before.kept] : [];
  const others = earlier.filter((each) => each !== generation);
  const kept = others.slice(0, KEPT);
  const draft = `${path}.${generation}`;
  await writeFile(draft, JSON.stringify({ generation, kept }), { flush: true });
  await rename(draft, path);
  return others.slice(KEPT);
};

/** Moves a domain's damaged catalogue aside, so that nothing of a user's is ever deleted. */
export const setAside = async (folder: string, domain: Hostname): Promise<string> => {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const target = join(folder, `damaged-${time}-${encodeURIComponent(domain)}`);
  await rename(domainFolder(folder, domain), target);
  return target;
};
