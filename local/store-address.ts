import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Where a running Storevoice serves its store, for other commands in the same clone. */
export const StoreAddress = z.object({ endpoint: z.url(), pid: z.int().positive() });
export type StoreAddress = Readonly<z.infer<typeof StoreAddress>>;

const fileIn = (folder: string): string => join(folder, 'store.json');

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const ANSWER_WITHIN_MS = 1_000;

/** A pid may have gone to another program since, so the endpoint itself must answer. */
const answers = async (endpoint: string): Promise<boolean> => {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return (await response.text()).startsWith('healthy: dynamodb');
  } catch {
    return false;
  }
};

/** The address another process announced; `undefined` when there is none or it is left over from a crash. */
export const readStoreAddress = async (folder: string): Promise<StoreAddress | undefined> => {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => '');
  const { data } = StoreAddress.safeParse(parseJson(text));
  if (data === undefined || !isAlive(data.pid)) return undefined;
  return (await answers(data.endpoint)) ? data : undefined;
};

/** Announces this process's store; whole at once, so that no reader sees half a file. */
export const writeStoreAddress = async (folder: string, address: StoreAddress): Promise<void> => {
  const draft = `${fileIn(folder)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(address)}\n`);
  await rename(draft, fileIn(folder));
};

export const removeStoreAddress = (folder: string): Promise<void> => rm(fileIn(folder), { force: true });
