import { createBedrockTextEmbedder } from '../../../lambdas/adapters/bedrock/text-embedder.ts';
import { createDocumentEmbedding, EMBEDDED_AT_ONCE } from '../../../lambdas/core/catalog/embed-documents.ts';
import { CALLS_AT_ONCE } from '../../../lambdas/core/catalog/import-catalog.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { startBedrockStandIn } from '../../engines/bedrock-stand-in.ts';
import { language } from '../../language.ts';
import type { Figure } from '../figure.ts';
import { syntheticProducts } from '../search/synthetic-catalog.ts';

const CALLS_PER_SECOND = 20;
const CALL_MS = 150;
/** Long enough that finding out the quota is a small part of it, as in an import that is worth speaking of. */
const CALLS = 1_200;
const SHARE_AT_LEAST = 90;
const PIECE = EMBEDDED_AT_ONCE * 5;

/** Documents that have a text of their own each, and cost nothing to make. */
function* documents(count: number) {
  const [product] = syntheticProducts(1);
  const [document] = product ? toSearchDocuments(product, 0, language) : [];
  if (!document) throw new Error('there is no document to embed');
  for (let at = 0; at < count; at += PIECE) {
    const size = Math.min(PIECE, count - at);
    yield Array.from({ length: size }, (_, place) => ({
      ...document,
      document: { ...document.document, title: `Kettle ${at + place}` },
    }));
  }
}

/** How near embedding comes to a quota that it must find out by itself. */
export const benchEmbeddingRate = async (): Promise<Figure[]> => {
  const bedrock = await startBedrockStandIn({ delayMs: CALL_MS, callsPerSecond: CALLS_PER_SECOND });
  Object.assign(process.env, {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
  });
  let written = 0;
  const embedding = createDocumentEmbedding({
    embedder: createBedrockTextEmbedder({ model: 'cohere.embed-v4:0', dimension: 256 }),
    callsAtOnce: CALLS_AT_ONCE,
    write: async (batch) => {
      written += batch.length;
    },
  });
  try {
    const before = performance.now();
    for (const piece of documents(CALLS * EMBEDDED_AT_ONCE)) await embedding.add(piece);
    await embedding.finish();
    const seconds = (performance.now() - before) / 1_000;
    const calls = written / EMBEDDED_AT_ONCE;
    return [
      {
        name: `Bedrock, ${CALL_MS} ms a call, ${CALLS_PER_SECOND} calls a second, share of it`,
        value: Math.round((calls / CALLS_PER_SECOND / seconds) * 100),
        unit: '%',
        atLeast: SHARE_AT_LEAST,
      },
      { name: 'the same, calls that were throttled', value: bedrock.throttled(), unit: 'calls' },
    ];
  } finally {
    await bedrock.close();
  }
};
