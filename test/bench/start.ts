import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../../cli/evaluate/measure.ts';
import { type Figure, rounded } from './figure.ts';
import { freePort, startServerProcess } from './server-process.ts';

const BAR_SECONDS = 5;
const RESTARTS = 3;

/** How long `npm start` takes once the packages are there: the first time, and again. */
export const benchStart = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  // The same port for every start, as in use: the catalogue holds addresses, and is made again when they change.
  const port = await freePort();
  const start = async (): Promise<number> => {
    const server = await startServerProcess({ folder, port });
    await server.close();
    return server.startSeconds;
  };
  try {
    const first = await start();
    const again: number[] = [];
    for (let round = 0; round < RESTARTS; round += 1) again.push(await start());
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
