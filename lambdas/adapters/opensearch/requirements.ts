import * as z from 'zod';
import type { OpenSearch } from './client.ts';
import type { Patience } from './patience.ts';

/** The release that every test ran on; its k-NN filters inside Lucene's graph, as the questions ask. */
const OLDEST = { major: 2, minor: 19 };
/** `opensearch-knn` where it was installed, its class where a node was started with it. */
const KNN_PLUGIN = /knn/i;

const Root = z.object({ version: z.object({ number: z.string(), distribution: z.string().optional() }) });
const Plugins = z.array(z.object({ component: z.string() }));

const isOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
};

/**
 * What an engine lacks to hold a catalogue, as the end of a sentence about it; `undefined` when it lacks nothing.
 * Not for Serverless, which answers neither request. Throws `SERVICE_UNAVAILABLE`.
 */
export const whatEngineLacks = async (
  engine: OpenSearch,
  patience: Patience,
): Promise<string | undefined> => {
  const root = Root.safeParse(await engine.call({ method: 'GET', path: '/' }, patience));
  if (!root.success || root.data.version.distribution !== 'opensearch')
    return 'what answers is no OpenSearch';
  const { number } = root.data.version;
  if (isOld(number)) return `OpenSearch ${number} is older than ${OLDEST.major}.${OLDEST.minor}`;
  const listed = await engine.call(
    { method: 'GET', path: '/_cat/plugins', query: { format: 'json' } },
    patience,
  );
  const plugins = Plugins.safeParse(listed);
  return plugins.success && plugins.data.some(({ component }) => KNN_PLUGIN.test(component))
    ? undefined
    : 'its OpenSearch is without the plugin opensearch-knn';
};
