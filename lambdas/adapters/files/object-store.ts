import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import { errorCode } from '../embedded/operating-system.ts';

const OBJECTS = 'objects';

const absent = (error: unknown): undefined => {
  if (errorCode(error) !== 'ENOENT') throw error;
};

/** Objects as files of one folder, which one process has to itself. Keeps the last version alone. */
export const createFileObjectStore = (folder: string): ObjectStore => {
  const root = join(folder, OBJECTS);
  const notes = new Map<string, string>();
  const pathOf = (key: string): string => join(root, ...key.split('/').map(encodeURIComponent));
  const keyOf = (path: string): string => relative(root, path).split(sep).map(decodeURIComponent).join('/');

  return {
    read: async (key, version) => {
      if (version !== undefined) return undefined;
      const file = await open(pathOf(key)).catch(absent);
      return file?.createReadStream();
    },

    note: async (key) => notes.get(key),

    write: async (key, content, { note } = {}) => {
      const unfinished = join(folder, randomUUID());
      try {
        await writeFile(unfinished, content);
        await mkdir(dirname(pathOf(key)), { recursive: true });
        await rename(unfinished, pathOf(key));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      notes.delete(key);
      if (note !== undefined) notes.set(key, note);
      return undefined;
    },

    list: async function* (prefix) {
      const below = join(root, ...prefix.split('/').slice(0, -1).map(encodeURIComponent));
      const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(absent);
      const keys = (entries ?? [])
        .filter((entry) => entry.isFile())
        .map((entry) => keyOf(join(entry.parentPath, entry.name)));
      yield* keys.filter((key) => key.startsWith(prefix)).sort();
    },
  };
};
