import type { IndexedDocument } from '../../contract/catalog/search-document.ts';
import { workPaths } from '../../contract/imports/bucket.ts';
import { ChunkLine, type ChunkResult, type ChunkTask } from '../../contract/imports/cloud-import.ts';
import type { ImportCounts } from '../../contract/imports/import-run.ts';
import type { EmbeddedDocument } from '../../ports/catalog/catalog-writer.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import { createDocumentEmbedding, type KnownVectors } from '../catalog/embed-documents.ts';
import { profilePart } from '../catalog/profile/profile.ts';
import { toSearchDocuments } from '../catalog/search-documents.ts';
import type { Language } from '../language/language.ts';
import { readObjectText, writeJson } from './object-text.ts';
import { type DraftPorts, recordIfDue } from './turn.ts';

export interface ChunkPorts extends DraftPorts {
  readonly embedder: TextEmbedder;
  readonly language: Language;
  readonly known: KnownVectors;
}

/** Chunks are imported side by side, so each makes few calls at once. */
const CALLS_AT_ONCE = 2;

const documentsOf = async (
  { objects, language }: ChunkPorts,
  { importId, chunk }: ChunkTask,
): Promise<readonly IndexedDocument[]> => {
  const key = workPaths(importId).chunk(chunk);
  const bytes = await objects.read(key);
  if (!bytes) throw new Error(`${key} is gone; start the import again`);
  const lines = (await readObjectText(bytes)).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const { product, position } = ChunkLine.parse(JSON.parse(line));
    return toSearchDocuments(product, position, language);
  });
};

const canaryOf = (embedded: EmbeddedDocument | undefined): Pick<ChunkResult, 'canary'> =>
  embedded ? { canary: { document: embedded.document, vector: [...embedded.vector] } } : {};

const write = async (
  { writer, embedder, language, known }: ChunkPorts,
  { request, draft }: ChunkTask,
  documents: readonly IndexedDocument[],
): Promise<ChunkResult> => {
  let canary: EmbeddedDocument | undefined;
  const embedding = createDocumentEmbedding({
    embedder,
    known,
    callsAtOnce: CALLS_AT_ONCE,
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
  return {
    part: profilePart(documents, language),
    embedded: embedding.counts().embedded,
    ...canaryOf(canary),
  };
};

const DONE = /\/(\d+)-(\d+)-(\d+)$/u;

/** Sums the marks of the finished chunks; of two attempts at a chunk, the one that embedded more counts. */
const progressOf = async ({ objects }: ChunkPorts, { importId, counts }: ChunkTask) => {
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
 * Writes the products of one chunk into the draft and embeds only texts that no import has met. Importing a chunk
 * twice leaves the same draft. Answers how many variants were written, and how many of them embedded.
 */
export const createChunkImport =
  (ports: ChunkPorts) =>
  async (task: ChunkTask): Promise<Pick<ImportCounts, 'indexed' | 'embedded'>> => {
    const { objects } = ports;
    const paths = workPaths(task.importId);
    const documents = await documentsOf(ports, task);
    const result = await write(ports, task, documents);
    await writeJson(objects, paths.part(task.chunk), result);
    await objects.write(paths.doneChunk(task.chunk, documents.length, result.embedded), '');
    await recordIfDue(ports, task, async () => ({
      state: { kind: 'running', step: 'embedding' },
      counts: await progressOf(ports, task),
    }));
    return { indexed: documents.length, embedded: result.embedded };
  };
