import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AssistantError } from '../../../contract/errors.ts';
import { errorCode } from '../operating-system.ts';

/** The store's file, or a value in it, is not what was written. */
export class DamagedStore extends AssistantError {
  constructor(place: string, reason: string, cause?: unknown) {
    super('SERVICE_UNAVAILABLE', `${place} is damaged: ${reason}`, { cause });
  }
}

/** Another version of this software wrote the store: whole, yet unreadable here. */
export class OtherFormat extends AssistantError {
  constructor(file: string, found: number, wanted: number) {
    const written = `${file} has format ${found}, which ${found < wanted ? 'an earlier' : 'a later'} version wrote`;
    const remedy =
      found < wanted
        ? 'move it away and import the shops again'
        : 'update this version, or use another folder: STOREVOICE_FOLDER=/path/to/folder';
    super('SERVICE_UNAVAILABLE', `${written}, and this one reads format ${wanted}: ${remedy}`);
  }
}

/** LMDB's codes for a tree that does not hold together, and for a file that is not one of its own (lmdb.h). */
const DAMAGE = new Set([-30_797, -30_796, -30_793]);
/** EIO (a write that was cut short), EFBIG, ENOSPC, EDQUOT, and LMDB's MDB_MAP_FULL. */
const NO_SPACE = new Set([5, 27, 28, 122, -30_792]);

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

const freeBytes = (file: string): number => {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
};

/** LMDB's failure as one of ours; an error that LMDB did not make is passed on. */
export const asStoreError = (file: string, error: unknown): unknown => {
  const code = errorCode(error);
  if (typeof code !== 'number') return error;
  if (DAMAGE.has(code)) return new DamagedStore(file, messageOf(error), error);
  const hint = NO_SPACE.has(code)
    ? `: free some space, its disk has ${Math.floor(freeBytes(file) / 1e6)} MB left`
    : '';
  return new AssistantError('SERVICE_UNAVAILABLE', `${file} did not answer${hint}`, {
    cause: error,
  });
};

const LEAST_FREE_BYTES = 262_144;

/** LMDB maps its lock file into memory, so that it ends the process where a new one finds no room. */
export const refuseFullDisk = (file: string): void => {
  if (existsSync(`${file}-lock`) || freeBytes(file) >= LEAST_FREE_BYTES) return;
  throw new AssistantError('SERVICE_UNAVAILABLE', `${file} cannot be opened: its disk is full`);
};
