import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type CatalogChange, changeKey, MadeChange } from '../../contract/catalog-change.ts';
import type { Hostname } from '../../contract/hostname.ts';
import { domainFolder } from './catalog-folder.ts';
import { isAbsent } from './file-errors.ts';
import { processMark } from './process-mark.ts';

/** Held by whoever makes changes, and by whoever points shoppers at another generation. */
export const CHANGES_LOCK = 'patch';
const MADE = 'made-changes.json';
/** No import on one machine takes longer, the wait for another one included. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/** In the order they were made; beside the generations, as it is for those that are not live yet. */
const Made = z.strictObject({ format: z.literal(1), changes: z.array(MadeChange) });

const read = async (path: string): Promise<readonly MadeChange[]> => {
  try {
    return Made.parse(JSON.parse(await readFile(path, 'utf8'))).changes;
  } catch (error) {
    // Damaged, it is moved aside: the catalogues themselves are whole without it.
    if (!isAbsent(error)) await rename(path, `${path}.damaged-${Date.now()}`).catch(() => undefined);
    return [];
  }
};

/** Changes that were made since a time, in their order. */
export const readMadeChanges = async (
  folder: string,
  domain: Hostname,
  since: Date,
): Promise<readonly CatalogChange[]> => {
  const made = await read(join(domainFolder(folder, domain), MADE));
  return made.filter(({ at }) => Date.parse(at) >= since.getTime()).map(({ change }) => change);
};

interface Making {
  readonly at: Date;
  readonly changes: readonly CatalogChange[];
}

/** Keeps changes for imports that are under way, each in the place of the one that it undoes. */
export const keepMadeChanges = async (
  folder: string,
  domain: Hostname,
  { at, changes }: Making,
): Promise<void> => {
  const path = join(domainFolder(folder, domain), MADE);
  const last = new Map<string, MadeChange>();
  const young = (await read(path)).filter((made) => at.getTime() - Date.parse(made.at) < KEPT_MS);
  for (const made of [...young, ...changes.map((change) => ({ at: at.toISOString(), change }))]) {
    const key = changeKey(made.change);
    last.delete(key);
    last.set(key, made);
  }
  const draft = `${path}.${processMark()}`;
  await writeFile(draft, JSON.stringify({ format: 1, changes: [...last.values()] }), { flush: true });
  await rename(draft, path);
};
