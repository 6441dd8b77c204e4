import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOpenSearch } from '../../lambdas/adapters/opensearch/client.ts';
import { whatEngineLacks } from '../../lambdas/adapters/opensearch/layout.ts';
import type { Engine } from './engine.ts';
import { findEngine } from './find-engine.ts';

const VERSION = '2.19.1';
const HERE = fileURLToPath(new URL('./opensearch', import.meta.url));
const ONE_TRY = { attempts: 1, attemptMs: 5_000, totalMs: 5_000, firstPauseMs: 0, longestPauseMs: 0 };
const HEAP_MIB = 512;
/** The second compiler and parallel collection cost more in a few minutes than they gain. */
const SHORT_LIFE = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

export interface OpenSearchEngineOptions {
  /** Compiled as in production, for figures. Default: false, which costs a test run half the processor time. */
  readonly isMeasured?: boolean;
  /** Default: 512. A node of another heap is another node. */
  readonly heapMiB?: number;
}

/** True when an OpenSearch at this address can take indexes, not only when its port is open. */
const answers = async (url: string): Promise<boolean> => {
  const health = new URL('/_cluster/health?wait_for_status=yellow&timeout=1s', url);
  const answer = await fetch(health, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
  return answer?.ok ?? false;
};

/** A real OpenSearch with k-NN, one for the whole test run; it ends with the run. */
export const openSearchEngine = (options: OpenSearchEngineOptions = {}): Promise<Engine> => {
  const { isMeasured = false, heapMiB = HEAP_MIB } = options;
  const heap = [`-Xms${heapMiB}m`, `-Xmx${heapMiB}m`];
  const jvmOptions = isMeasured ? heap : [...heap, ...SHORT_LIFE];
  return findEngine({
    name: heapMiB === HEAP_MIB ? 'OpenSearch' : `OpenSearch of ${heapMiB} MiB`,
    variable: 'OPENSEARCH_URL',
    folder: HERE,
    cacheName: `opensearch-${VERSION}`,
    fromMaven: async (artifacts, { folder, port, owner }) => {
      const home = path.join(folder, 'home');
      await mkdir(path.join(home, 'config'), { recursive: true });
      return {
        source: path.join(HERE, 'OpenSearchNode.java'),
        classPath: [path.join(artifacts, 'server/*'), path.join(artifacts, 'knn/*')],
        jvmOptions,
        arguments: [home, String(port), String(owner)],
      };
    },
    fromDocker: {
      image: `opensearchproject/opensearch:${VERSION}`,
      containerPort: 9_200,
      environment: {
        'discovery.type': 'single-node',
        DISABLE_SECURITY_PLUGIN: 'true',
        DISABLE_INSTALL_DEMO_CONFIG: 'true',
        OPENSEARCH_JAVA_OPTS: jvmOptions.join(' '),
      },
    },
    answers,
    lacks: (node) => whatEngineLacks(createOpenSearch({ node, service: 'none' }), ONE_TRY),
  });
};
