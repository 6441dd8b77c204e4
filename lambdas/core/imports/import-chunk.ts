import { workPaths } from '../../contract/bucket-paths.ts';
import { ChunkLine, type ChunkResult, type ChunkTask } from '../../contract/cloud-import.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../ports/catalog-writer.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';
import { createDocumentEmbedding, type KnownVectors } from '../catalog/embed-documents.ts';
import { createPace } from '../catalog/pace.ts';
import { profilePart } from '../catalog/profile.ts';
import { toSearchDocuments } from '../catalog/search-documents.ts';
import { isTimeToTell, type TellingPorts, tellLedger } from './import-telling.ts';
import { textOf, writeJson } from './object-text.ts';

export interface ChunkPorts extends TellingPorts {
  readonly objects: ObjectStore;
  readonly writer: CatalogWriter;
  readonly embedder: TextEmbedder;
  readonly known: KnownVectors;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Chunks are worked on side by side, so each makes few calls at once; the pace finds out what is borne. */
const CALLS_AT_ONCE = 2;

const documentsOf = async (
  objects: ObjectStore,
  { importId, chunk }: ChunkTask,
): Promise<readonly SearchDocument[]> => {
  const key = workPaths(importId).chunk(chunk);
  const bytes = await objects.read(key);
  if (!bytes) throw new Error(`${key} is gone; start the import again`);
  const lines = (await textOf(bytes)).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const { product, position } = ChunkLine.parse(JSON.parse(line));
    return toSearchDocuments(product, position);
  });
};

const canaryOf = (embedded: EmbeddedDocument | undefined): Pick<ChunkResult, 'canary'> =>
  embedded ? { canary: { document: embedded.document, vector: [...embedded.vector] } } : {};

const write = async (
  { writer, embedder, known, sleep }: ChunkPorts,
  { request, draft }: ChunkTask,
  documents: readonly SearchDocument[],
): Promise<ChunkResult> => {
  let canary: EmbeddedDocument | undefined;
  const embedding = createDocumentEmbedding({
    embedder,
    known,
    pace: createPace({ most: CALLS_AT_ONCE, sleep }),
    write: async (batch) => {
      await writer.add(request.domain, draft.generation, batch);
      canary ??= batch[0];
    },
  });
  try {
    await embedding.add(documents);
    await embedding.finish();
  } finally {
    await embedding.settled();
  }
  return { part: profilePart(documents), embedded: embedding.counts().embedded, ...canaryOf(canary) };
};

const DONE = /\/(\d+)-(\d+)-(\d+)$/u;

/** Sums what the chunks say of themselves; of two attempts at one, that which had to embed more. */
const progressOf = async (objects: ObjectStore, { importId, counts }: ChunkTask) => {
  const done = new Map<string, { readonly variants: number; readonly embedded: number }>();
  for await (const key of objects.list(workPaths(importId).done)) {
    const [, number = '', variants, embedded] = DONE.exec(key) ?? [];
    const known = done.get(number)?.embedded ?? 0;
    done.set(number, { variants: Number(variants), embedded: Math.max(known, Number(embedded)) });
  }
  const all = [...done.values()];
  return {
    ...counts,
    indexed: all.reduce((sum, { variants }) => sum + variants, 0),
    embedded: all.reduce((sum, { embedded }) => sum + embedded, 0),
  };
};

/**
 * Writes the products of one chunk into the draft, embedding only texts that no import has met. Done twice it
 * leaves what done once does.
 */
export const createChunkImport =
  (ports: ChunkPorts) =>
  async (task: ChunkTask): Promise<void> => {
    const { objects } = ports;
    const paths = workPaths(task.importId);
    const documents = await documentsOf(objects, task);
    const result = await write(ports, task, documents);
    await writeJson(objects, paths.part(task.chunk), result);
    await objects.write(paths.doneChunk(task.chunk, documents.length, result.embedded), '');
    if (!(await isTimeToTell(ports, task))) return;
    const state = { kind: 'running', step: 'embedding' } as const;
    await tellLedger(ports, task, { state, counts: await progressOf(objects, task) });
  };
