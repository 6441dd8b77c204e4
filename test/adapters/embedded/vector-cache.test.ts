import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createEmbeddedVectorCache } from '../../../lambdas/adapters/embedded/vector-cache.ts';
import { describeVectorCache, keyOf } from '../../contracts/catalog/vector-cache.ts';
import { freshStore } from './fresh-store.ts';

const embedder = { model: 'test', dimension: 64 };
const stores: Store[] = [];
const open = async (): Promise<Store> => {
  const store = await freshStore();
  stores.push(store);
  return store;
};
afterAll(() => Promise.all(stores.map((store) => store.close())));

describeVectorCache('The cache on disk', async () => createEmbeddedVectorCache({ store: await open() }));

const vectorOf = (at: number): Float32Array =>
  Float32Array.from({ length: 64 }, (_, place) => (place === at ? 1 : 0));
const batch = (from: number, count = 10) =>
  new Map(Array.from({ length: count }, (_, at) => [keyOf(`text ${from + at}`), vectorOf((from + at) % 64)]));

describe('vectors on disk', () => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const cacheOf = (maxBytes?: number) => createEmbeddedVectorCache({ store, ...(maxBytes && { maxBytes }) });
  const known = async (from = 0, count = 10) =>
    (await cacheOf().find(embedder, [...batch(from, count).keys()])).size;

  it('are there for the next process, exact to the bit', async () => {
    const dense = Float32Array.from({ length: 64 }, (_, at) => Math.sin(at));
    await cacheOf().keep(embedder, new Map([[keyOf('dense'), dense], ...batch(0)]));
    const other = openStore(store.folder);
    const found = await createEmbeddedVectorCache({ store: other }).find(embedder, [
      keyOf('dense'),
      keyOf('text 3'),
    ]);
    await other.close();
    expect(found.get(keyOf('dense'))).toEqual(dense);
    expect(found.get(keyOf('text 3'))).toEqual(vectorOf(3));
  });

  it('are small where they are mostly zero', async () => {
    const sparse = new Map(
      Array.from({ length: 1_000 }, (_, at) => [
        keyOf(`text ${at}`),
        Float32Array.from({ length: 512 }, (_value, place) => (place === at % 512 ? 1 : 0)),
      ]),
    );
    await cacheOf().keep({ model: 'test', dimension: 512 }, sparse);
    expect(store.bytesOf('vectors-0')).toBeLessThan(1_000 * 512);
  });

  it('cause no failure when the store cannot read or write them', async () => {
    const broken: Store = {
      ...store,
      bytes: (name) => ({
        ...store.bytes(name),
        get: () => {
          throw new Error('not today');
        },
      }),
      write: () => {
        throw new Error('the disk is full');
      },
    };
    const cache = createEmbeddedVectorCache({ store: broken });
    expect((await cache.find(embedder, [keyOf('a')])).size).toBe(0);
    await expect(cache.keep(embedder, batch(0))).resolves.toBeUndefined();
  });

  it('are forgotten, the oldest first, when there are too many', async () => {
    const cache = cacheOf(200_000);
    for (let from = 0; from < 3_000; from += 500) await cache.keep(embedder, batch(from, 500));
    expect(await known(0, 500)).toBe(0);
    expect(await known(2_500, 500)).toBe(500);
    expect(store.bytesOf('vectors-0') + store.bytesOf('vectors-1')).toBeLessThan(500_000);
  });
});
