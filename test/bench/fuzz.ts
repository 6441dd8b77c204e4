import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import { oddEvents, oddRequests } from '../http/odd-events.ts';
import { openSurroundings } from '../http/shop-api.ts';
import { type Figure, rounded } from './figure.ts';
import { freePort, startServerProcess } from './server-process.ts';

/** Half of a million over HTTP, half as raw events. */
const REQUESTS_EACH = 500_000;
/** Requests of one seed; a failure names its seed, so that the round can be made again. */
const ROUND = 1_000;
const FIRST_SEED = 1;
const AT_ONCE = 16;
const MOST_SECONDS_EACH = 600;
const GROWTH_BAR_PERCENT = 115;

interface Fuzzed {
  readonly requests: number;
  readonly seconds: number;
  /** Seeds and statuses of answers of our own making from 500 up. */
  readonly failures: readonly string[];
}

/** Sends rounds of generated values until there were enough, or the time is over. */
const fuzz = async <Value>(
  values: fc.Arbitrary<Value>,
  send: (value: Value) => Promise<number>,
  afterRound: (sent: number) => Promise<void> = async () => {},
): Promise<Fuzzed> => {
  const startedAt = performance.now();
  const failures: string[] = [];
  let requests = 0;
  const seconds = (): number => (performance.now() - startedAt) / 1_000;
  for (let seed = FIRST_SEED; requests < REQUESTS_EACH && seconds() < MOST_SECONDS_EACH; seed += 1) {
    const waiting = fc.sample(values, { seed, numRuns: ROUND });
    const sender = async (): Promise<void> => {
      for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
        const status = await send(value);
        if (status >= 500)
          failures.push(`seed ${seed}: ${status} for ${JSON.stringify(value).slice(0, 300)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    requests += ROUND;
    await afterRound(requests);
  }
  return { requests, seconds: seconds(), failures };
};

const figuresOf = (title: string, { requests, seconds, failures }: Fuzzed): readonly Figure[] => {
  for (const failure of failures.slice(0, 5)) console.log(`  ${failure}`);
  return [
    { name: `${title}, requests`, value: requests, unit: '' },
    { name: `${title}, requests a second`, value: Math.round(requests / seconds), unit: '' },
    { name: `${title}, answers of 500 and more`, value: failures.length, unit: '', bar: 0 },
  ];
};

type OddRequest = typeof oddRequests extends fc.Arbitrary<infer Value> ? Value : never;

const overHttp = async (url: string, agent: Agent, odd: OddRequest): Promise<number> => {
  const sending = request(new URL(odd.path, url), { method: odd.method, headers: odd.headers, agent });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve);
    sending.once('error', reject);
  });
  sending.end(odd.body);
  const response = await answered;
  response.resume();
  await once(response, 'end');
  return response.statusCode ?? 0;
};

const fuzzServer = async (): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  const server = await startServerProcess({ folder, port: await freePort() });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const memory: number[] = [];
  try {
    const fuzzed = await fuzz(
      oddRequests,
      (odd) => overHttp(server.url, agent, odd),
      async (sent) => {
        if (sent % (REQUESTS_EACH / 20) === 0) memory.push(await server.memoryMb());
      },
    );
    // The first tenth warms the server up.
    const [, early = Number.NaN] = memory;
    const growth = ((memory.at(-1) ?? Number.NaN) / early) * 100;
    return [
      ...figuresOf('odd requests over HTTP', fuzzed),
      {
        name: 'memory after them, of that after the first tenth',
        value: rounded(growth),
        unit: '%',
        bar: GROWTH_BAR_PERCENT,
      },
    ];
  } finally {
    agent.destroy();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const Answered = z.object({ statusCode: z.int() });

const fuzzEvents = async (): Promise<readonly Figure[]> => {
  const surroundings = await openSurroundings();
  try {
    const api = await surroundings.openApi();
    await api.save({ hostname: 'open.example.com', openAccess: true });
    const fuzzed = await fuzz(oddEvents, async ({ name, event }) => {
      // What was logged is of no use here, and half a million lines are much memory.
      api.lines.length = 0;
      return Answered.parse(await api[name](event)).statusCode;
    });
    return figuresOf('odd events', fuzzed);
  } finally {
    await surroundings.close();
  }
};

/** A million requests that no program of ours would send: none may meet a bug, and memory stays flat. */
export const benchFuzz = async (): Promise<Figure[]> => [...(await fuzzServer()), ...(await fuzzEvents())];
