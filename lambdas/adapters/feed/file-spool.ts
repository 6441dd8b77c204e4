import { createReadStream } from 'node:fs';
import { access, appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RowSpool } from '../../ports/row-spool.ts';

/** Rows in temporary files of this machine, one a part; the folder is made when the first row comes. */
export const createFileSpool = (parent: string = tmpdir()): RowSpool => {
  let folder: Promise<string> | undefined;
  const open = (): Promise<string> => (folder ??= mkdtemp(join(parent, 'storevoice-feed-')));
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
