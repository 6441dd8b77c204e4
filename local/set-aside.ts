import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Moves what cannot be read to `damaged-<time>/` beside it, so that nothing of a user's is ever deleted. */
export const setAside = async (folder: string, path: string): Promise<string> => {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const target = join(folder, `damaged-${time}`);
  await mkdir(target, { recursive: true });
  const moved = join(target, basename(path));
  await rename(path, moved);
  return moved;
};
