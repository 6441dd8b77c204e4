import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MissingPart } from './figure.ts';

/** The program `storevoice`. */
export const COMMAND = join(import.meta.dirname, '../../bin/storevoice.js');

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
};

export interface ServerProcess {
  readonly url: string;
  /** From the command to its line "ready". */
  readonly startSeconds: number;
  /** Resident memory, in megabytes of 1,048,576 bytes. Throws `MissingPart` outside Linux. */
  memoryMb(): Promise<number>;
  close(): Promise<void>;
}

const waitUntilReady = async (child: ChildProcess): Promise<void> => {
  if (child.stdout === null) throw new Error('storevoice dev has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Storevoice is ready')) return;
  }
  throw new Error('storevoice dev ended before it was ready');
};

const residentMb = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch((cause: unknown) => {
    throw new MissingPart('the memory of a process is read from /proc, which only Linux has', { cause });
  });
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
};

/** Runs `npm start`'s command in a process of its own, on a folder and a port. */
export const startServerProcess = async (at: {
  readonly folder: string;
  readonly port: number;
}): Promise<ServerProcess> => {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [COMMAND, 'dev', '--port', String(at.port), '--log', 'json', '--folder', at.folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill();
    await exited;
  };
  try {
    await waitUntilReady(child);
  } catch (error) {
    await close();
    throw error;
  }
  const startSeconds = (performance.now() - startedAt) / 1_000;
  // A pipe that nobody reads fills up and stops the server.
  child.stdout.resume();
  return {
    url: `http://localhost:${at.port}`,
    startSeconds,
    memoryMb: () => residentMb(child.pid),
    close,
  };
};
