import * as z from 'zod';
import type { EmbedderId } from '../../contract/catalog/search-document.ts';
import type { VectorCache } from '../../ports/catalog/vector-cache.ts';
import { bytesOf, numbersIn } from './store/columns.ts';
import type { Store } from './store/store.ts';
import type { TableKey } from './store/table.ts';

interface EmbeddedVectorCacheOptions {
  readonly store: Store;
  /** Bytes that vectors may take. Default: 4 GiB. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 4 * 2 ** 30;
const HALVES = ['vectors-0', 'vectors-1'] as const;
/** 128 bits of a key's 256 tell texts apart. */
const KEY_DIGITS = 32;

const keyOf = ({ model, dimension }: EmbedderId, key: string): TableKey => [
  `${model} ${dimension}`,
  key.slice(0, KEY_DIGITS),
];

/**
 * Vectors in two halves: a full one makes way for new vectors by emptying the other, which holds the older ones. A
 * failure is an empty cache.
 */
export const createEmbeddedVectorCache = ({
  store,
  maxBytes = MAX_BYTES,
}: EmbeddedVectorCacheOptions): VectorCache => {
  const turns = store.json('vector-turns', z.int());
  const halves = HALVES.map((name) => ({ name, table: store.bytes(name) }));

  /** The half that is written, which changes once it is full. */
  const openHalf = () => {
    const turn = turns.get(['turn']) ?? 0;
    const half = halves[turn % 2];
    const other = halves[(turn + 1) % 2];
    if (!half || !other || store.bytesOf(half.name) < maxBytes / 2) return half?.table;
    store.empty(other.name);
    turns.put(['turn'], turn + 1);
    return other.table;
  };

  const findOne = (embedder: EmbedderId, key: string): Float32Array | undefined => {
    for (const { table } of halves) {
      const bytes = table.get(keyOf(embedder, key));
      if (bytes) return numbersIn(bytes, Float32Array);
    }
    return undefined;
  };

  return {
    find: async (embedder, keys) => {
      const found = new Map<string, Float32Array>();
      for (const key of keys) {
        try {
          const vector = findOne(embedder, key);
          if (vector) found.set(key, vector);
        } catch {} // A vector that cannot be read is made again.
      }
      return found;
    },
    keep: async (embedder, vectors) => {
      try {
        store.write(() => {
          const half = openHalf();
          for (const [key, vector] of vectors) half?.put(keyOf(embedder, key), bytesOf(vector));
        });
      } catch {} // The cache only saves work.
    },
  };
};
