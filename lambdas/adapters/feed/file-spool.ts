import { createReadStream } from 'node:fs';
import { access, appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RowSpool } from '../../ports/row-spool.ts';
import { isRunning } from '../embedded/process-mark.ts';

/** With the number of the process, so that others know when nobody needs the folder any more. */
const PREFIX = 'storevoice-feed-';
const FOLDER = /^storevoice-feed-(\d+)-/u;

/** Removes what processes left that were killed while they read a feed. */
const removeLeftovers = async (parent: string): Promise<void> => {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = FOLDER.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
};

/** Rows in temporary files of this machine, one a part; the folder is made when the first row comes. */
export const createFileSpool = (parent: string = tmpdir()): RowSpool => {
  let folder: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    await removeLeftovers(parent);
    return mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  };
  const open = (): Promise<string> => (folder ??= make());
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
