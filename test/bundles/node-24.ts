import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ENGINE_CACHE } from '../engines/maven-artifacts.ts';

const run = promisify(execFile);
const DOWNLOAD_TIME_LIMIT_MS = 240_000;

const versionOf = async (node: string): Promise<string | undefined> => {
  try {
    const { stdout } = await run(node, ['--version'], { env: {} });
    return stdout.trim();
  } catch {
    return undefined;
  }
};

export type Node24 = { readonly node: string } | { readonly why: string };

/** Lambda's own Node.js, which npm publishes as a package; kept for the next run. */
export const findNode24 = async (): Promise<Node24> => {
  if (process.versions.node.startsWith('24.')) return { node: process.execPath };
  const folder = join(ENGINE_CACHE, 'node-24');
  const isWindows = process.platform === 'win32';
  const node = join(folder, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
  if ((await versionOf(node))?.startsWith('v24.')) return { node };
  await mkdir(folder, { recursive: true });
  try {
    const { NODE_OPTIONS: _, ...env } = process.env;
    await run(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', 'node@24'],
      { env, timeout: DOWNLOAD_TIME_LIMIT_MS, shell: isWindows },
    );
  } catch (error) {
    return { why: `npm did not bring node@24: ${String(error).slice(0, 300)}` };
  }
  const version = await versionOf(node);
  return version?.startsWith('v24.')
    ? { node }
    : { why: `npm brought ${version ?? 'no node that runs here'}` };
};
