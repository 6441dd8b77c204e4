import { readdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import * as z from 'zod';

export type LevelCondition =
  | { readonly kind: 'sound' }
  /** Another process has it open: LevelDB admits one. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged'; readonly reason: string };

/** LevelDB's words for a folder or file that this user may not touch: damage is something else. */
const NOT_PERMITTED = /permission denied|read-only file system|no space left/iu;

/** LevelDB wraps what its native part said; the part's errors are of no class of ours. */
const NativeError = z.object({ code: z.string().catch(''), message: z.string().catch('unknown') });
const OpenFailure = z.object({ cause: NativeError }).transform(({ cause }) => cause);
const Failure = OpenFailure.or(NativeError).catch({ code: '', message: 'unknown' });

const conditionOf = (error: unknown): LevelCondition => {
  const { code, message: reason } = Failure.parse(error);
  if (code === 'LEVEL_LOCKED') return { kind: 'locked' };
  if (NOT_PERMITTED.test(reason) || code === 'EACCES' || code === 'EPERM' || code === 'ENOSPC') throw error;
  return { kind: 'damaged', reason };
};

/** Opened without its table of contents LevelDB starts empty and sweeps the old files away. */
const lacksContents = async (path: string): Promise<boolean> => {
  const files: readonly string[] = await readdir(path).catch(() => []);
  return files.some((file) => /\.(ldb|sst|log)$/u.test(file)) && !files.includes('CURRENT');
};

const PAGE = 1_000;

const readThrough = async (level: ClassicLevel<string, unknown>): Promise<void> => {
  const entries = level.iterator();
  let page = await entries.nextv(PAGE);
  while (page.length > 0) page = await entries.nextv(PAGE);
  await entries.close();
};

/** Opens a LevelDB folder, reads every entry once and closes it: what passes can be served from. */
export const checkLevel = async (path: string): Promise<LevelCondition> => {
  if (await lacksContents(path)) return { kind: 'damaged', reason: 'its CURRENT file is missing' };
  const level = new ClassicLevel<string, unknown>(path, { valueEncoding: 'json' });
  try {
    await level.open();
    await readThrough(level);
    return { kind: 'sound' };
  } catch (error) {
    return conditionOf(error);
  } finally {
    await level.close();
  }
};
