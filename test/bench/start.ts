import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { percentile } from '../../cli/evaluate/measure.ts';
import { type Figure, rounded } from './figure.ts';

const BAR_SECONDS = 5;
const RESTARTS = 3;
const command = join(import.meta.dirname, '../../bin/storevoice.js');

/** The same for every start, as in use: the catalogue holds addresses, and is made anew when they change. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
};

interface Start {
  readonly folder: string;
  readonly port: number;
}

/** Seconds from the command to its line "ready". */
const secondsToReady = async ({ folder, port }: Start): Promise<number> => {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [command, 'dev', '--port', String(port), '--log', 'json', '--folder', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes('Storevoice is ready')) return (performance.now() - startedAt) / 1_000;
    }
    throw new Error('storevoice dev ended before it was ready');
  } finally {
    child.kill();
    await exited;
  }
};

/** How long `npm start` takes once the packages are there: the first time, and again. */
export const benchStart = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    const start = { folder, port: await freePort() };
    const first = await secondsToReady(start);
    const again: number[] = [];
    for (let round = 0; round < RESTARTS; round += 1) again.push(await secondsToReady(start));
    return [
      {
        name: 'first start to ready, catalogue imported',
        value: rounded(first, 2),
        unit: 's',
        bar: BAR_SECONDS,
      },
      { name: 'start to ready', value: rounded(percentile(again, 50), 2), unit: 's', bar: BAR_SECONDS },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
