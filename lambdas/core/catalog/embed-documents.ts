import PQueue from 'p-queue';
import type { IndexedDocument, SearchDocument } from '../../contract/catalog/search-document.ts';
import type { EmbeddedDocument } from '../../ports/catalog/catalog-writer.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import type { VectorCache } from '../../ports/catalog/vector-cache.ts';
import type { Sha256 } from '../../ports/imports/hash.ts';

/** Cohere on Bedrock takes 96 texts a call; the other embedders take any number. */
export const EMBEDDED_AT_ONCE = 96;
/** Batches that may wait to be written before no more are embedded. */
const UNWRITTEN = 2;
const MAX_DESCRIPTION_EMBEDDED = 500;

export interface KnownVectors {
  readonly cache: VectorCache;
  readonly sha256: Sha256;
}

interface EmbeddingParts {
  readonly embedder: TextEmbedder;
  /** Calls to the embedder side by side. */
  readonly callsAtOnce: number;
  /** Absent: everything is embedded. */
  readonly known?: KnownVectors | undefined;
  /** Takes documents when they are ready, in any order, one call after the other. */
  readonly write: (documents: readonly EmbeddedDocument[]) => Promise<void>;
}

/** Documents of one text, under the text's key in the cache. */
type Alike = readonly [key: string, documents: readonly IndexedDocument[]];

/** The text that an embedder reads of a variant: its name first, then what the shop says about it. */
const documentText = ({ title, brand, category, attributes, description }: SearchDocument): string =>
  [
    title,
    brand ?? '',
    category.join(' / '),
    Object.entries(attributes)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
    (description ?? '').slice(0, MAX_DESCRIPTION_EMBEDDED),
  ]
    .filter((part) => part !== '')
    .join('. ');

/** Documents whose text waits to be embedded, gathered by text. */
const createMissing = () => {
  let waiting = new Map<string, IndexedDocument[]>();
  return {
    add: (key: string, document: IndexedDocument): void => {
      const alike = waiting.get(key);
      if (alike) alike.push(document);
      else waiting.set(key, [document]);
    },
    texts: (): number => waiting.size,
    takeBatch: (): readonly Alike[] => {
      const all = [...waiting];
      waiting = new Map(all.slice(EMBEDDED_AT_ONCE));
      return all.slice(0, EMBEDDED_AT_ONCE);
    },
  };
};

/** Embeds the text of each of a batch, and puts the vectors into the cache. */
const embedBatch = async (
  batch: readonly Alike[],
  { embedder, known }: EmbeddingParts,
): Promise<readonly EmbeddedDocument[]> => {
  const texts = batch.flatMap(([, [first]]) => (first ? [documentText(first.document)] : []));
  const vectors = await embedder.embed(texts, 'document');
  if (vectors.length !== batch.length) {
    throw new TypeError(`${embedder.id.model} answered ${vectors.length} vectors for ${batch.length} texts`);
  }
  const pairs = batch.flatMap((alike, at) => {
    const vector = vectors[at];
    return vector ? [[alike, vector] as const] : [];
  });
  await known?.cache.keep(embedder.id, new Map(pairs.map(([[key], vector]) => [key, vector])));
  return pairs.flatMap(([[, documents], vector]) => documents.map((each) => ({ ...each, vector })));
};

/**
 * Gives documents their vectors: from the cache where their text was embedded before, otherwise from the embedder,
 * in full batches side by side.
 */
export const createDocumentEmbedding = (parts: EmbeddingParts) => {
  const { embedder, callsAtOnce, known } = parts;
  const embeddings = new PQueue({ concurrency: callsAtOnce });
  const writes = new PQueue({ concurrency: 1 });
  const failures: unknown[] = [];
  const counts = { embedded: 0, cached: 0 };
  const missing = createMissing();

  /** The same on every machine, so that caches can be shared. */
  const keyOf = (text: string): string =>
    known?.sha256(JSON.stringify([embedder.id.model, embedder.id.dimension, text])) ?? text;
  const remember = (error: unknown): void => void failures.push(error);
  const check = (): void => {
    if (failures.length > 0) throw failures[0];
  };

  const embedMissing = async (atLeast: number): Promise<void> => {
    while (missing.texts() >= atLeast) {
      const batch = missing.takeBatch();
      await embeddings.onSizeLessThan(1);
      await writes.onSizeLessThan(UNWRITTEN);
      check();
      const embed = async (): Promise<void> => {
        const embedded = await embedBatch(batch, parts);
        counts.embedded += embedded.length;
        writes.add(() => parts.write(embedded)).catch(remember);
      };
      embeddings.add(embed).catch(remember);
    }
  };

  const settled = async (): Promise<void> => {
    await embeddings.onIdle();
    await writes.onIdle();
  };

  return {
    counts: (): Readonly<typeof counts> => ({ ...counts }),
    /** Resolves when there is room for more; throws the first failure of earlier documents. */
    add: async (documents: readonly IndexedDocument[]): Promise<void> => {
      const keyed = documents.map((each) => ({ each, key: keyOf(documentText(each.document)) }));
      const keys = [...new Set(keyed.map(({ key }) => key))];
      const found = await known?.cache.find(embedder.id, keys);
      const ready: EmbeddedDocument[] = [];
      for (const { each, key } of keyed) {
        const vector = found?.get(key);
        if (vector) ready.push({ ...each, vector });
        else missing.add(key, each);
      }
      counts.cached += ready.length;
      if (ready.length > 0) await writes.add(() => parts.write(ready));
      await embedMissing(EMBEDDED_AT_ONCE);
      check();
    },
    finish: async (): Promise<void> => {
      await embedMissing(1);
      await settled();
      check();
    },
    /** Resolves when nothing is under way any more, whether it succeeded or failed. */
    settled,
  };
};
