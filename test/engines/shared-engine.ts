import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';

const RUNS = path.join(tmpdir(), 'storevoice-engines');
const POLL_MS = 200;
/** A first start also downloads; a second worker waits for the first that long. */
const START_TIME_LIMIT_MS = 360_000;

/** The process whose end ends the engines: jest's own process, also when seen from one of its workers. */
export const runOwner = (): number => (process.send === undefined ? process.pid : process.ppid);

export interface Start {
  /** A folder of this run alone, for the engine's data and log. */
  readonly folder: string;
  readonly port: number;
  readonly owner: number;
}

export interface SharedEngine {
  readonly name: string;
  /** Starts the engine for `owner`; resolves when it answers at the port. */
  readonly start: (start: Start) => Promise<void>;
  readonly answers: (url: string) => Promise<boolean>;
}

const removeEndedRuns = async (): Promise<void> => {
  const owners = await readdir(RUNS).catch((): string[] => []);
  const ended = owners.filter((owner) => !isAlive(Number(owner)));
  await Promise.all(ended.map((owner) => rm(path.join(RUNS, owner), { recursive: true, force: true })));
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

/** True for the one process of a run that may start the engine: making a folder is atomic. */
const claim = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    () => false,
  );

const startHere = async (engine: SharedEngine, folder: string): Promise<string> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  try {
    await engine.start({ folder, port, owner: runOwner() });
  } catch (error) {
    await writeFile(path.join(folder, 'failure'), String(error));
    throw error;
  }
  // Renamed into place, so that no worker reads half of it.
  await writeFile(path.join(folder, 'url.partial'), url);
  await rename(path.join(folder, 'url.partial'), path.join(folder, 'url'));
  return url;
};

/** One engine for all workers of a test run: the first that asks starts it, the others wait for its address. */
export const sharedEngine = async (engine: SharedEngine): Promise<string> => {
  const run = path.join(RUNS, String(runOwner()));
  const folder = path.join(run, engine.name);
  await removeEndedRuns();
  await mkdir(run, { recursive: true });
  const deadline = Date.now() + START_TIME_LIMIT_MS;
  while (Date.now() < deadline) {
    if (await claim(folder)) return startHere(engine, folder);
    const failure = await readFile(path.join(folder, 'failure'), 'utf8').catch(() => undefined);
    if (failure !== undefined) throw new Error(`${engine.name} did not start for another worker: ${failure}`);
    if (existsSync(path.join(folder, 'url'))) {
      const url = await readFile(path.join(folder, 'url'), 'utf8');
      if (await engine.answers(url)) return url;
      // Left by an ended run whose process number came round again.
      await rm(folder, { recursive: true, force: true });
    }
    await sleep(POLL_MS);
  }
  throw new Error(`${engine.name} was not ready within ${START_TIME_LIMIT_MS / 1_000} s; see ${folder}`);
};
