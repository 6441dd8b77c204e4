import { statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Standing } from '../../contract/catalog-change.ts';
import { isAbsent } from './file-errors.ts';
import { processMark } from './process-mark.ts';

const CHANGES = 'changes.json';

/** How changed variants of a generation stand, by their rows; beside its files, which never change. */
const Changes = z.strictObject({ format: z.literal(1), rows: z.record(z.string(), Standing) });
export type ChangedRows = ReadonlyMap<number, Standing>;

const NONE: ChangedRows = new Map();

/** Differs whenever the changes do; the file is only ever replaced whole. */
export const changesVersion = (folder: string): string => {
  const found = statSync(join(folder, CHANGES), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino}-${found.mtimeMs}-${found.size}`;
};

/**
 * Changes that cannot be read are moved aside: the catalogue is served as it was imported, which is better
 * than not at all.
 */
export const readChangedRows = async (folder: string): Promise<ChangedRows> => {
  const path = join(folder, CHANGES);
  try {
    const { rows } = Changes.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(Object.entries(rows).map(([row, standing]) => [Number(row), standing]));
  } catch (error) {
    if (!isAbsent(error)) await rename(path, `${path}.damaged-${Date.now()}`).catch(() => undefined);
    return NONE;
  }
};

/** Replaces the changes in one rename. */
export const writeChangedRows = async (folder: string, rows: ChangedRows): Promise<void> => {
  const path = join(folder, CHANGES);
  const draft = `${path}.${processMark()}`;
  await writeFile(draft, JSON.stringify({ format: 1, rows: Object.fromEntries(rows) }), { flush: true });
  await rename(draft, path);
};
