import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Need } from '../describe-where.ts';
import { ENGINE_CACHE } from './maven-artifacts.ts';

const run = promisify(execFile);

/** moto's own server needs many packages for all of AWS; S3 needs these. */
const PACKAGES = [
  'moto==5.2.5',
  'flask==3.1.3',
  'flask-cors==6.0.5',
  'PyYAML==6.0.3',
  'py-partiql-parser==0.6.3',
];
const DOWNLOAD_TIME_LIMIT_MS = 300_000;
const START_TIME_LIMIT_MS = 60_000;

/** S3 as moto speaks it, in a Python of this machine. */
export interface Moto {
  readonly start: () => Promise<RunningMoto>;
}

export interface RunningMoto {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Filled beside its place and renamed, so that an interrupted download is never taken for a whole one. */
const download = async (folder: string): Promise<void> => {
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', partial, ...PACKAGES], {
      timeout: DOWNLOAD_TIME_LIMIT_MS,
    });
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another worker may have been faster with the same download.
    if (!existsSync(folder)) throw error;
  }
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`moto did not start: ${output}`)), START_TIME_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${output}`)));
    child.stderr?.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-4_000);
      const [url] = /http:\/\/127\.0\.0\.1:\d+/u.exec(output) ?? [];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    });
  });

const start = (folder: string) => async (): Promise<RunningMoto> => {
  const child = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, PYTHONPATH: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child);
  return {
    url,
    close: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** A real HTTP server that speaks S3's protocol, of packages that are kept for the next run. */
export const findMoto = async (): Promise<Need<Moto>> => {
  const python = await run('python3', ['-m', 'pip', '--version']).catch(() => undefined);
  if (python === undefined) return { kind: 'missing', why: 'S3 of this machine needs python3 with pip' };
  const folder = path.join(ENGINE_CACHE, `moto-${PACKAGES[0]?.split('==')[1]}`);
  try {
    if (!existsSync(folder)) await download(folder);
  } catch (error) {
    return { kind: 'missing', why: `pip did not bring moto: ${String(error).slice(0, 300)}` };
  }
  return { kind: 'there', value: { start: start(folder) } };
};
