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

/** Documents of one text, by what the cache calls it. */
type Missing = Map<string, SearchDocument[]>;

const embedAll = async (texts: readonly string[], { embed, id }: TextEmbedder) => {
  const vectors = await embed(texts, 'document');
  if (vectors.length === texts.length) return vectors;
  throw new TypeError(`${id.model} answered ${vectors.length} vectors for ${texts.length} texts`);
};

const withVectors = (
  batch: readonly (readonly [string, readonly SearchDocument[]])[],
  vectors: readonly Float32Array[],
): readonly EmbeddedDocument[] =>
  batch.flatMap(([, documents], at) => {
    const vector = vectors[at];
    return vector ? documents.map((document) => ({ document, vector })) : [];
  });

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

/**
 * Gives documents their vectors: from the cache where their text was embedded before, otherwise from the
 * embedder, in full batches side by side.
 */
export const createDocumentEmbedding = ({ embedder, pace, known, write }: EmbeddingParts) => {
  const keyOf = known ? vectorKey(known.sha256, embedder.id) : (text: string) => text;
  const background = createBackground(pace.most + QUEUED);
  const counts = { embedded: 0, cached: 0 };
  let missing: Missing = new Map();
  let writing: Promise<void> = Promise.resolve();

  const writeInTurn = (documents: readonly EmbeddedDocument[]): Promise<void> => {
    writing = writing.then(() => write(documents));
    return writing;
  };

  const embed = async (batch: readonly (readonly [string, readonly SearchDocument[]])[]): Promise<void> => {
    const texts = batch.flatMap(([, documents]) => documents.slice(0, 1).map(documentText));
    const vectors = await pace.run(() => embedAll(texts, embedder));
    const embedded = withVectors(batch, vectors);
    counts.embedded += embedded.length;
    const fresh = batch.flatMap(([key], at) => {
      const vector = vectors[at];
      return vector ? [[key, vector] as const] : [];
    });
    await known?.cache.keep(embedder.id, new Map(fresh));
    await writeInTurn(embedded);
  };

  const embedMissing = async (atLeast: number): Promise<void> => {
    while (missing.size >= atLeast && missing.size > 0) {
      const batch = [...missing].slice(0, EMBEDDED_AT_ONCE);
      missing = new Map([...missing].slice(EMBEDDED_AT_ONCE));
      await background.start(() => embed(batch));
    }
  };

  return {
    counts: (): Readonly<typeof counts> => ({ ...counts }),
    /** Resolves when there is room for more; throws what went wrong with earlier ones. */
    add: async (documents: readonly SearchDocument[]): Promise<void> => {
      const keyed = documents.map((document) => ({ document, key: keyOf(documentText(document)) }));
      const keys = [...new Set(keyed.map(({ key }) => key))];
      const found = (await known?.cache.find(embedder.id, keys)) ?? new Map<string, Float32Array>();
      const ready: EmbeddedDocument[] = [];
      for (const { document, key } of keyed) {
        const vector = found.get(key);
        const alike = missing.get(key);
        if (vector) ready.push({ document, vector });
        else if (alike) alike.push(document);
        else missing.set(key, [document]);
      }
      counts.cached += ready.length;
      if (ready.length > 0) await writeInTurn(ready);
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
