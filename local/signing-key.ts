import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../lambdas/ports/log.ts';
import { setAside } from './set-aside.ts';

const KEY_BYTES = 48;
const KEY = /^[\w-]{43,}$/u; // At least 32 bytes in base64url.

interface KeyOptions {
  readonly folder: string;
  readonly log: Log;
}

const createKey = async (file: string): Promise<string> => {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
};

/** The key that signs session tokens on this machine: made once, so that sessions outlive a restart. */
export const readSigningKey = async ({ folder, log }: KeyOptions): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'signing-key');
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored === undefined) return createKey(file);
  if (KEY.test(stored.trim())) return stored.trim();
  const moved = await setAside(folder, file);
  log.warn('The signing key was damaged; it was set aside and a new one was made', { moved });
  return createKey(file);
};
