import type { SearchDocument } from '../../contract/search-document.ts';
import type { EmbeddedDocument } from '../../ports/catalog-writer.ts';
import type { Sha256 } from '../../ports/hash.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';
import type { VectorCache } from '../../ports/vector-cache.ts';
import { documentText } from './document-text.ts';
import type { Pace } from './pace.ts';
import { vectorKey } from './vector-keys.ts';

/** Cohere on Bedrock takes 96 texts a call; the other embedders do not mind. */
export const EMBEDDED_AT_ONCE = 96;

export interface KnownVectors {
  readonly cache: VectorCache;
  readonly sha256: Sha256;
}

export interface EmbeddingParts {
  readonly embedder: TextEmbedder;
  readonly pace: Pace;
  /** Absent: everything is embedded. */
  readonly known?: KnownVectors | undefined;
  /** Takes documents as they are ready, in no certain order, one call after the other. */
  readonly write: (documents: readonly EmbeddedDocument[]) => Promise<void>;
}

/** Batches beyond those being embedded: one being written, one waiting for it. */
const QUEUED = 2;

/** Documents of one text, with what the cache calls it. */
type Alike = readonly [key: string, documents: readonly SearchDocument[]];

const embedAll = async (texts: readonly string[], { embed, id }: TextEmbedder) => {
  const vectors = await embed(texts, 'document');
  if (vectors.length === texts.length) return vectors;
  throw new TypeError(`${id.model} answered ${vectors.length} vectors for ${texts.length} texts`);
};

const pairsOf = <Item>(items: readonly Item[], vectors: readonly Float32Array[]) =>
  items.flatMap((item, at) => {
    const vector = vectors[at];
    return vector ? [[item, vector] as const] : [];
  });

/** Documents whose text waits to be embedded; those of one text wait together. */
const createQueue = () => {
  let waiting = new Map<string, SearchDocument[]>();
  return {
    add: (key: string, document: SearchDocument): void => {
      const alike = waiting.get(key);
      if (alike) alike.push(document);
      else waiting.set(key, [document]);
    },
    /** Texts that wait. */
    size: (): number => waiting.size,
    takeBatch: (): readonly Alike[] => {
      const all = [...waiting];
      waiting = new Map(all.slice(EMBEDDED_AT_ONCE));
      return all.slice(0, EMBEDDED_AT_ONCE);
    },
  };
};

/** Keeps several batches under way, and remembers the first that failed. */
const createBackground = (most: number) => {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const check = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    start: async (work: () => Promise<void>): Promise<void> => {
      while (running.size >= most) await Promise.race(running);
      check();
      const task: Promise<void> = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(task));
      running.add(task);
    },
    /** Resolves when nothing is under way any more, whatever became of it. */
    settled: async (): Promise<void> => void (await Promise.all(running)),
    check,
  };
};

/** Embeds the text of each of a batch, and lets the cache remember the vectors. */
const createBatchEmbedding =
  ({ embedder, pace, known }: EmbeddingParts) =>
  async (batch: readonly Alike[]): Promise<readonly EmbeddedDocument[]> => {
    const texts = batch.flatMap(([, documents]) => documents.slice(0, 1).map(documentText));
    const pairs = pairsOf(batch, await pace.run(() => embedAll(texts, embedder)));
    await known?.cache.keep(embedder.id, new Map(pairs.map(([[key], vector]) => [key, vector])));
    return pairs.flatMap(([[, documents], vector]) => documents.map((document) => ({ document, vector })));
  };

/** One call after the other, in the order in which they were asked for. */
const inTurn = (write: EmbeddingParts['write']): EmbeddingParts['write'] => {
  let writing: Promise<void> = Promise.resolve();
  return (documents) => {
    writing = writing.then(() => write(documents));
    return writing;
  };
};

/**
 * Gives documents their vectors: from the cache where their text was embedded before, otherwise from the
 * embedder, in full batches side by side.
 */
export const createDocumentEmbedding = (parts: EmbeddingParts) => {
  const { embedder, pace, known } = parts;
  const keyOf = known ? vectorKey(known.sha256, embedder.id) : (text: string) => text;
  const background = createBackground(pace.most + QUEUED);
  const counts = { embedded: 0, cached: 0 };
  const missing = createQueue();
  const embedBatch = createBatchEmbedding(parts);
  const write = inTurn(parts.write);

  const embedMissing = async (atLeast: number): Promise<void> => {
    while (missing.size() >= atLeast) {
      const batch = missing.takeBatch();
      await background.start(async () => {
        const embedded = await embedBatch(batch);
        counts.embedded += embedded.length;
        await write(embedded);
      });
    }
  };

  return {
    counts: (): Readonly<typeof counts> => ({ ...counts }),
    /** Resolves when there is room for more; throws what went wrong with earlier ones. */
    add: async (documents: readonly SearchDocument[]): Promise<void> => {
      const keyed = documents.map((document) => ({ document, key: keyOf(documentText(document)) }));
      const keys = [...new Set(keyed.map(({ key }) => key))];
      const found = await known?.cache.find(embedder.id, keys);
      const ready: EmbeddedDocument[] = [];
      for (const { document, key } of keyed) {
        const vector = found?.get(key);
        if (vector) ready.push({ document, vector });
        else missing.add(key, document);
      }
      counts.cached += ready.length;
      if (ready.length > 0) await write(ready);
      await embedMissing(EMBEDDED_AT_ONCE);
      background.check();
    },
    /** Resolves when everything was written. */
    finish: async (): Promise<void> => {
      await embedMissing(1);
      await background.settled();
      background.check();
    },
    settled: background.settled,
  };
};
export type DocumentEmbedding = ReturnType<typeof createDocumentEmbedding>;
