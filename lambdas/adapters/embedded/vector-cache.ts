import { appendFile, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbedderId } from '../../contract/search-document.ts';
import type { VectorCache } from '../../ports/vector-cache.ts';
import { createKeyPlaces, type KeyPlaces } from './key-places.ts';
import { loadSegment } from './load-segment.ts';
import { openSegments, segmentName } from './segment-folder.ts';
import { decodeRecord, encodeBlock, longestRecord, shortKey } from './vector-segment.ts';

export interface EmbeddedVectorCacheOptions {
  /** Where catalogues are kept; vectors of one embedder stand together in a folder of their own. */
  readonly folder: string;
  /** Told once for every file that had to be set aside. */
  readonly onSetAside?: (file: { readonly path: string; readonly movedTo: string }) => void;
  /** Told when the disk did not let vectors be read or kept; they are embedded instead. */
  readonly onFailure?: (error: unknown) => void;
  /** Bytes of one embedder's vectors; the oldest files beyond it are forgotten. Default: 4 GiB. */
  readonly maxBytes?: number;
}

const FOLDER = 'vectors';
const MAX_BYTES = 4 * 2 ** 30;
/** Records read in one go when they stand near each other, as those of one feed do. */
const MAX_READ = 4 * 2 ** 20;

interface Cache {
  readonly folder: string;
  readonly segments: string[];
  readonly places: KeyPlaces;
  /** This process's own file, once it has one; no other process writes to it. */
  own?: { readonly segment: number; end: number };
  appending: Promise<void>;
}

const nameOf = ({ model, dimension }: EmbedderId): string =>
  `${encodeURIComponent(model)}-${dimension}`.replaceAll('%', '_');

interface Wanted {
  readonly key: string;
  readonly offset: number;
}

/** Reads records of one file, those that stand near each other together. */
const readRecords = async (
  path: string,
  wanted: readonly Wanted[],
  { dimension, found }: { readonly dimension: number; readonly found: Map<string, Float32Array> },
): Promise<void> => {
  const sorted = [...wanted].sort((a, b) => a.offset - b.offset);
  const record = longestRecord(dimension);
  const file = await open(path, 'r');
  try {
    for (let at = 0; at < sorted.length; ) {
      const start = sorted[at]?.offset ?? 0;
      let next = at;
      while (next < sorted.length && (sorted[next]?.offset ?? 0) + record - start <= MAX_READ) next += 1;
      const end = (sorted[Math.max(at, next - 1)]?.offset ?? 0) + record;
      const bytes = Buffer.alloc(end - start);
      await file.read(bytes, 0, bytes.length, start);
      for (const { key, offset } of sorted.slice(at, Math.max(next, at + 1))) {
        const vector = decodeRecord(bytes, offset - start, { key: shortKey(key), dimension });
        if (vector) found.set(key, vector);
      }
      at = Math.max(next, at + 1);
    }
  } finally {
    await file.close();
  }
};

const append = async (cache: Cache, vectors: ReadonlyMap<string, Float32Array>): Promise<void> => {
  cache.own ??= { segment: cache.segments.push(segmentName()) - 1, end: 0 };
  const { own } = cache;
  const { bytes, places } = encodeBlock(vectors);
  await appendFile(join(cache.folder, cache.segments[own.segment] ?? ''), bytes);
  for (const [at, key] of [...vectors.keys()].entries()) {
    cache.places.set(shortKey(key), { segment: own.segment, offset: own.end + (places[at] ?? 0) });
  }
  own.end += bytes.length;
};

/** Which of the keys are kept, by the file that holds them. */
const locate = ({ places }: Cache, keys: readonly string[]): ReadonlyMap<number, readonly Wanted[]> => {
  const bySegment = new Map<number, Wanted[]>();
  for (const key of keys) {
    const place = places.get(shortKey(key));
    if (!place) continue;
    const wanted = bySegment.get(place.segment) ?? [];
    bySegment.set(place.segment, wanted);
    wanted.push({ key, offset: place.offset });
  }
  return bySegment;
};

const setAside = async (path: string, { onSetAside }: EmbeddedVectorCacheOptions): Promise<void> => {
  const movedTo = `${path}.damaged`;
  await rename(path, movedTo);
  onSetAside?.({ path, movedTo });
};

const loadSegments = async (
  cache: Cache,
  dimension: number,
  options: EmbeddedVectorCacheOptions,
): Promise<void> => {
  const { maxBytes = MAX_BYTES } = options;
  // The oldest first, so that of two vectors the newer one is found.
  for (const name of await openSegments(cache.folder, { dimension, maxBytes })) {
    const segment = cache.segments.push(name) - 1;
    const path = join(cache.folder, name);
    const { isSound } = await loadSegment(path, dimension, (key, offset) =>
      cache.places.set(key, { segment, offset }),
    );
    if (!isSound) await setAside(path, options);
  }
};

const load = async (embedder: EmbedderId, options: EmbeddedVectorCacheOptions): Promise<Cache> => {
  const cache: Cache = {
    folder: join(options.folder, FOLDER, nameOf(embedder)),
    segments: [],
    places: createKeyPlaces(),
    appending: Promise.resolve(),
  };
  await loadSegments(cache, embedder.dimension, options).catch((error) => options.onFailure?.(error));
  return cache;
};

/**
 * Vectors on disk, in files that only ever grow and that only their own process writes. What cannot be
 * believed is set aside: its texts are embedded again.
 */
export const createEmbeddedVectorCache = (options: EmbeddedVectorCacheOptions): VectorCache => {
  const caches = new Map<string, Promise<Cache>>();

  const cacheOf = (embedder: EmbedderId): Promise<Cache> => {
    const name = nameOf(embedder);
    const known = caches.get(name) ?? load(embedder, options);
    caches.set(name, known);
    return known;
  };

  return {
    find: async (embedder, keys) => {
      const cache = await cacheOf(embedder);
      const found = new Map<string, Float32Array>();
      for (const [segment, wanted] of locate(cache, keys)) {
        const path = join(cache.folder, cache.segments[segment] ?? '');
        // Another process may have set it aside or forgotten it meanwhile.
        await readRecords(path, wanted, { dimension: embedder.dimension, found }).catch(() => undefined);
      }
      return found;
    },
    keep: async (embedder, vectors) => {
      if (vectors.size === 0) return;
      const cache = await cacheOf(embedder);
      // One after the other: where a block begins is known by what was written before it.
      cache.appending = cache.appending
        .then(() => append(cache, vectors))
        .catch((error) => options.onFailure?.(error));
      await cache.appending;
    },
  };
};
