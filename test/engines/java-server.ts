import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const READY_TIME_LIMIT_MS = 120_000;

export interface JavaServer {
  /** One Java source file, run as it stands. */
  readonly source: string;
  readonly classPath: readonly string[];
  readonly jvmOptions: readonly string[];
  readonly arguments: readonly string[];
  /** Holds the server's log. */
  readonly folder: string;
  readonly isReady: () => Promise<boolean>;
}

/** Starts a Java server that outlives this process (its source watches the run's owner) and waits until it answers. */
export const startJavaServer = async (server: JavaServer): Promise<void> => {
  const logFile = path.join(server.folder, 'server.log');
  const log = openSync(logFile, 'a');
  const child = spawn(
    'java',
    [...server.jvmOptions, '-cp', server.classPath.join(path.delimiter), server.source, ...server.arguments],
    { detached: true, stdio: ['ignore', log, log] },
  );
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code) => {
    ended = `exit code ${code}`;
  });
  child.unref();
  const deadline = Date.now() + READY_TIME_LIMIT_MS;
  while (Date.now() < deadline && ended === undefined) {
    if (await server.isReady()) return;
    await sleep(POLL_MS);
  }
  child.kill();
  const tail = (await readFile(logFile, 'utf8').catch(() => '')).slice(-2_000);
  throw new Error(`${server.source} is not ready (${ended ?? 'time limit'}). Its log ends with:\n${tail}`);
};
