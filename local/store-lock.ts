import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { checkLevel } from './level-check.ts';

export interface StoreLock {
  release(): Promise<void>;
}

const open = async (path: string): Promise<StoreLock | undefined> => {
  const level = new ClassicLevel(path);
  try {
    await level.open();
    return { release: () => level.close() };
  } catch {
    await level.close();
    return undefined;
  }
};

/**
 * The right to open the store's files; `undefined` while another process has it. dynalite ends its process
 * when it loses that race, so it is settled here first, on an empty LevelDB: unlike a file with a pid in it,
 * the system takes its lock back however the holder ends.
 */
export const takeStoreLock = async (folder: string): Promise<StoreLock | undefined> => {
  const path = join(folder, 'store-lock');
  const lock = await open(path);
  if (lock !== undefined) return lock;
  if ((await checkLevel(path)).kind === 'damaged') await rm(path, { recursive: true, force: true });
  return open(path);
};
