import { createReadStream } from 'node:fs';
import { access, appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RowSpool } from '../../ports/imports/row-spool.ts';
import { isRunning } from '../embedded/operating-system.ts';

/** Removes folders whose process was killed before it could. */
const removeLeftovers = async (parent: string, prefix: string): Promise<void> => {
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)-/u.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
};

/** Makes a folder for this process alone, with the number of the process in its name. */
export const makeTemporaryFolder = async (name: string, parent: string = tmpdir()): Promise<string> => {
  const prefix = `${name}-`;
  await removeLeftovers(parent, prefix);
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
};

/** Rows in temporary files of this machine, one for each part. The folder is made when the first row comes. */
export const createFileSpool = (parent?: string): RowSpool => {
  let folder: Promise<string> | undefined;
  const open = (): Promise<string> => (folder ??= makeTemporaryFolder('storevoice-feed', parent));
  const fileOf = async (part: number): Promise<string> => join(await open(), `${part}.jsonl`);

  async function* read(part: number): AsyncGenerator<string> {
    const path = await fileOf(part);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) yield* createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  }

  return {
    append: async (part, rows) => appendFile(await fileOf(part), rows.map((row) => `${row}\n`).join('')),
    read,
    clear: async () => {
      if (!folder) return;
      const path = await folder;
      folder = undefined;
      await rm(path, { recursive: true, force: true });
    },
  };
};
