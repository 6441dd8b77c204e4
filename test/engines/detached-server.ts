import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

export interface DetachedServer {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Holds the server's log. */
  readonly folder: string;
  readonly isReady: () => Promise<boolean>;
  readonly timeLimitMs: number;
}

/** Starts a server that outlives this process (it watches the run's owner itself) and waits until it answers. */
export const startDetachedServer = async (server: DetachedServer): Promise<void> => {
  const logFile = path.join(server.folder, 'server.log');
  const log = openSync(logFile, 'a');
  const child = spawn(server.command, server.arguments, { detached: true, stdio: ['ignore', log, log] });
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code) => {
    ended = `exit code ${code}`;
  });
  child.unref();
  const deadline = Date.now() + server.timeLimitMs;
  while (ended === undefined && Date.now() < deadline) {
    if (await server.isReady()) return;
    await sleep(POLL_MS);
  }
  child.kill();
  const tail = (await readFile(logFile, 'utf8').catch(() => '')).slice(-2_000);
  const called = [server.command, ...server.arguments].join(' ');
  throw new Error(`${called} is not ready (${ended ?? 'time limit'}). Its log ends with:\n${tail}`);
};
