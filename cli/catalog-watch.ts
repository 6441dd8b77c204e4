import { stat, watch } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Editors and exports write in several steps; a file is done when it has not changed for so long. */
const SETTLED_MS = 400;

const stampOf = async (path: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(path);
  return `${mtimeMs} ${size} ${ino}`;
};

/** Waits until a file stands still; `undefined` while it is not there. */
const settled = async (path: string, signal: AbortSignal): Promise<string | undefined> => {
  for (let before = ''; ; ) {
    const now = await stampOf(path).catch(() => undefined);
    if (now === undefined || now === before) return now;
    before = now;
    await sleep(SETTLED_MS, undefined, { signal });
  }
};

/**
 * Does work now and after each change of a file, never twice at once, until told to end. The folder is
 * watched, as most programs replace a file instead of writing into it.
 */
export const whenever = async (
  path: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> => {
  let done: string | undefined;
  const once = async (): Promise<void> => {
    const stamp = await settled(path, signal);
    if (stamp === undefined || stamp === done) return;
    done = stamp;
    await work();
  };
  try {
    const changes = watch(dirname(path), { signal });
    await once();
    for await (const { filename } of changes) {
      if (filename === null || filename === basename(path)) await once();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
