import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { percentile } from '../../cli/evaluate/measure.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { type Figure, rounded } from './figure.ts';
import { COMMAND, freePort, type ServerProcess, startServerProcess } from './server-process.ts';

const CONNECTIONS = 200;
const SECONDS = 60;
/** So that the figures are of answers, not of refusals; the largest that a shop's configuration takes. */
const CALLS_PER_MINUTE = 100_000;
const P99_BAR_MS = 1_000;
/** Memory after the load, in parts of what a warm server takes before it. */
const MEMORY_BAR_PERCENT = 105;
const SETTLE_MS = 20_000;

const searches = botFunctions.find(({ name }) => name === 'search_products')?.examples;
const QUERIES = [...(searches?.ru ?? []), ...(searches?.en ?? [])];

interface Asked {
  readonly status: number;
  readonly ms: number;
}

const ask = async (url: string, agent: Agent, query: string): Promise<Asked> => {
  const startedAt = performance.now();
  const call = request(`${url}/api/bot-execute/search_products`, { method: 'POST', agent });
  call.end(JSON.stringify({ query, hostname: 'localhost' }));
  const [response] = await once(call, 'response');
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode, ms: performance.now() - startedAt };
};

/** One connection, which asks again as soon as it is answered. */
const connection = async (url: string, number: number, until: number): Promise<readonly Asked[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked: Asked[] = [];
  while (performance.now() < until) {
    const query = QUERIES[(number + asked.length) % QUERIES.length] ?? '';
    asked.push(await ask(url, agent, query));
  }
  agent.destroy();
  return asked;
};

const load = async (url: string, seconds: number): Promise<readonly Asked[]> => {
  const until = performance.now() + seconds * 1_000;
  const shoppers = Array.from({ length: CONNECTIONS }, (_, number) => connection(url, number, until));
  return (await Promise.all(shoppers)).flat();
};

const measure = async (server: ServerProcess): Promise<Figure[]> => {
  // The first round compiles the code and fills the caches that a running server has.
  await load(server.url, SECONDS / 4);
  await sleep(SETTLE_MS);
  const before = await server.memoryMb();
  const asked = await load(server.url, SECONDS);
  await sleep(SETTLE_MS);
  const after = await server.memoryMb();
  const times = asked.filter(({ status }) => status === 200).map(({ ms }) => ms);
  const title = `${CONNECTIONS} connections for ${SECONDS} s`;
  return [
    { name: `${title}, answers a second`, value: rounded(times.length / SECONDS), unit: '' },
    { name: `${title}, refused or failed`, value: asked.length - times.length, unit: '', bar: 0 },
    { name: `${title}, p50`, value: rounded(percentile(times, 50)), unit: 'ms' },
    { name: `${title}, p99`, value: rounded(percentile(times, 99)), unit: 'ms', bar: P99_BAR_MS },
    { name: `${title}, memory before`, value: rounded(before), unit: 'MB' },
    {
      name: `${title}, memory ${SETTLE_MS / 1_000} s after it, of that`,
      value: rounded((after / before) * 100),
      unit: '%',
      bar: MEMORY_BAR_PERCENT,
    },
  ];
};

const liftLimit = (folder: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [
    COMMAND,
    ...['domain', 'put', 'localhost', '--folder', folder],
    ...['--calls-per-minute', String(CALLS_PER_MINUTE)],
  ]);

/** Many shoppers at once on a desk: how long each waits, and whether the server gives its memory back. */
export const benchLoad = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  const server = await startServerProcess({ folder, port: await freePort() });
  try {
    await liftLimit(folder);
    return await measure(server);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};
