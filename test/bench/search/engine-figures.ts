import * as z from 'zod';
import type { OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';

export const PATIENCE = {
  attempts: 1,
  attemptMs: 120_000,
  totalMs: 120_000,
  firstPauseMs: 0,
  longestPauseMs: 0,
};

const Stats = z.object({
  _all: z.object({ primaries: z.object({ store: z.object({ size_in_bytes: z.number() }) }) }),
});

/** What the indexes of a prefix take on the disk. */
export const storedBytes = async (engine: OpenSearch, prefix: string): Promise<number> => {
  await engine.call({ method: 'POST', path: `/${prefix}*/_flush` }, PATIENCE);
  const stats = await engine.call({ method: 'GET', path: `/${prefix}*/_stats/store` }, PATIENCE);
  return Stats.parse(stats)._all.primaries.store.size_in_bytes;
};

const Nodes = z.object({
  nodes: z.record(
    z.string(),
    z.object({ jvm: z.object({ mem: z.object({ heap_used_in_bytes: z.number() }) }) }),
  ),
});

/** What the heaps of all nodes hold, garbage included. */
export const heapBytes = async (engine: OpenSearch): Promise<number> => {
  const { nodes } = Nodes.parse(await engine.call({ method: 'GET', path: '/_nodes/stats/jvm' }, PATIENCE));
  return Object.values(nodes).reduce((sum, { jvm }) => sum + jvm.mem.heap_used_in_bytes, 0);
};

const Shards = z.array(z.unknown());

/** Shards of the indexes of a prefix, copies included. */
export const countShards = async (engine: OpenSearch, prefix: string): Promise<number> => {
  const path = `/_cat/shards/${prefix}*`;
  return Shards.parse(await engine.call({ method: 'GET', path, query: { format: 'json' } }, PATIENCE)).length;
};
