import { createOpenSearch, type OpenSearch, QUESTION } from '../../lambdas/adapters/opensearch/client.ts';

/** The deployed client with a fraction of its patience, an import's above all. */
export const hurried = (node: string, attemptMs = 200): OpenSearch => {
  const engine = createOpenSearch({ node, service: 'none' });
  const patience = { ...QUESTION, attempts: 2, attemptMs, totalMs: 2 * attemptMs };
  return { ...engine, call: (call, _, inspect) => engine.call(call, patience, inspect) };
};
