import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileErrorCode } from './file-errors.ts';
import { hasEnded, processMark } from './process-mark.ts';

const POLL_MS = 25;
const WAIT_MS = 30_000;
/** Whoever holds a lock for longer has died on a machine that cannot be asked. */
const STALE_MS = 120_000;

const take = (path: string): Promise<boolean> =>
  writeFile(path, processMark(), { flag: 'wx' }).then(
    () => true,
    (error: unknown) => {
      if (fileErrorCode(error) === 'EEXIST') return false;
      throw error;
    },
  );

const isStale = async (path: string): Promise<boolean> => {
  const mark = await readFile(path, 'utf8').catch(() => '');
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return hasEnded(mark) || age > STALE_MS;
};

/** Does work that only one process may do in a folder at a time. */
export const withLock = async <Result>(
  folder: string,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const path = join(folder, `${name}.lock`);
  const deadline = Date.now() + WAIT_MS;
  while (!(await take(path))) {
    if (await isStale(path)) await rm(path, { force: true });
    else if (Date.now() > deadline) throw new Error(`${path} is held by another process; try again`);
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
};
