import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { open } from 'lmdb';
import * as z from 'zod';
import { createEmbeddedCatalogPatcher } from '../../../lambdas/adapters/embedded/catalog-upkeep.ts';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import {
  createEmbeddedProductIndex,
  type SetAsideCatalog,
} from '../../../lambdas/adapters/embedded/product-index.ts';
import { openStore, type Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import {
  embedded,
  embedder,
  profileOf,
  publish,
  row,
  vectorOf,
} from '../../contracts/catalog/catalog-rows.ts';
import { freshStore } from './fresh-store.ts';

/** LMDB shows what others wrote from the next turn of the event loop on. */
const nextTurn = () => sleep(1);

const SHOP = 'shop.example.com';

describe('A catalogue in the store', () => {
  let store: Store;
  let aside: SetAsideCatalog[] = [];
  beforeEach(async () => {
    store = await freshStore();
    aside = [];
  });
  afterEach(() => store.close());

  const openIndex = () =>
    createEmbeddedProductIndex({ store, onSetAside: (catalog) => void aside.push(catalog) });
  const engine = () => ({
    index: openIndex(),
    writer: createEmbeddedCatalogWriter({ store }),
    close: () => Promise.resolve(),
  });
  const publishPhones = async (...ids: readonly string[]): Promise<string> => {
    const { generation } = await publish(
      engine(),
      SHOP,
      ids.map((productId, position) =>
        embedded(row({ productId, variantId: '1', position, terms: { name: ['phone'] } })),
      ),
    );
    return generation;
  };
  const ask = (index = openIndex()) =>
    index.retrieve({
      domain: SHOP,
      groups: [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }],
      terms: ['phone'],
      vector: { embedder, values: vectorOf(1) },
      limit: 10,
      nearestLimit: 10,
    });
  const ids = async (index = openIndex()) => (await ask(index)).lexical.map(({ productId }) => productId);

  /** Changes a value behind the store's back. */
  const harm = async (
    name: string,
    key: readonly (string | number)[],
    change: (value: Buffer) => Buffer | undefined,
  ): Promise<void> => {
    const root = open({ path: store.file, noSubdir: true, encoding: 'binary', maxDbs: 24 });
    const compression = ['columns', 'postings', 'vectors'].includes(name) ? { threshold: 256 } : false;
    const table = root.openDB<Buffer, (string | number)[]>({ name, encoding: 'binary', compression });
    const changed = change(table.getBinary([...key]) ?? Buffer.alloc(0));
    if (changed) table.putSync([...key], changed);
    else table.removeSync([...key]);
    await root.close();
    await nextTurn();
  };
  const flipped = (value: Buffer): Buffer => {
    const copy = Buffer.from(value);
    copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
    return copy;
  };
  const places: readonly (readonly [string, ...(string | number)[]])[] = [
    ['profiles'],
    ['columns', 'prices'],
    ['columns', 'variants-bytes'],
    ['vectors', 0],
    ['postings', 'phone'],
  ];

  it.each(places)('is set aside, the place named, when a byte of %s %s is another', async (name, ...rest) => {
    const generation = await publishPhones('1', '2');
    await harm(name, [generation, ...rest], flipped);
    expect(await ask()).toEqual({ lexical: [], nearest: [] });
    const place = [name, generation, ...rest].join(' ');
    expect(aside).toEqual([
      { domain: SHOP, reason: `${place} in ${store.file} is damaged: its checksum does not fit` },
    ]);
    expect(await openIndex().profile(SHOP)).toBeUndefined();
    await publishPhones('3');
    expect(await ids()).toEqual(['3']);
  });

  it.each([['profiles'], ['columns', 'prices'], ['vectors', 0]] as const)(
    'is set aside when %s %s is cut short or missing',
    async (name, ...rest) => {
      for (const change of [(value: Buffer) => value.subarray(0, 4), () => undefined]) {
        aside = [];
        await harm(name, [await publishPhones('1'), ...rest], change);
        expect((await ask()).lexical).toEqual([]);
        expect(aside).toHaveLength(1);
      }
    },
  );

  it('answers for itself when a document is damaged: with an error that names it', async () => {
    const generation = await publishPhones('1');
    const { lexical } = await ask();
    await harm('documents', [generation, 0], flipped);
    expect(lexical[0]?.document).toThrow(
      expect.objectContaining({
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringContaining(`documents ${generation} 0 in ${store.file} is damaged`),
      }),
    );
  });

  it('of another format is neither read nor changed, and the error says what to do', async () => {
    await publishPhones('1');
    for (const [format, said] of [
      [0, 'has format 0, which an earlier version wrote, and this one reads format 1: move it away'],
      [2, 'has format 2, which a later version wrote, and this one reads format 1: update this version'],
    ] as const) {
      const about = store.json('about', z.object({ format: z.int() }));
      store.write(() => about.put(['store'], { format }));
      expect(() => openStore(store.folder)).toThrow(
        expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', message: expect.stringContaining(said) }),
      );
    }
    expect(await ids()).toEqual(['1']);
  });

  it('is noticed by readers that have another one open, and so are its changes', async () => {
    const index = openIndex();
    await publishPhones('old');
    expect(await ids(index)).toEqual(['old']);
    const elsewhere = { store: openStore(store.folder) };
    await createEmbeddedCatalogPatcher(elsewhere).patch(SHOP, [
      { productId: 'old', availability: 'out-of-stock' },
    ]);
    await nextTurn();
    expect(await index.product(SHOP, 'old')).toMatchObject([{ availability: 'out-of-stock' }]);
    await publishPhones('new');
    expect(await ids(index)).toEqual(['new']);
    await elsewhere.store.close();
  });

  it('still gives the documents of its candidates after another has replaced it', async () => {
    const index = openIndex();
    await publishPhones('old', 'older');
    const { lexical } = await ask(index);
    await publishPhones('new');
    expect(await ids(index)).toEqual(['new']);
    expect(lexical.map((candidate) => candidate.document().productId)).toEqual(['old', 'older']);
  });

  it('keeps the last of several rows of one variant, and the rows of a product that lie apart together', async () => {
    const { writer, index } = engine();
    const generation = await writer.begin(SHOP, embedder);
    const add = (productId: string, variantId: string, position: number) =>
      writer.add(SHOP, generation, [
        embedded(row({ productId, variantId, position, terms: { name: ['phone'] } })),
      ]);
    await add('b', '1', 0);
    await add('a', '1', 1);
    await add('b', '2', 2);
    await add('b', '1', 3);
    await add('ab', '1', 4);
    await writer.publish(SHOP, profileOf(generation));
    expect((await index.product(SHOP, 'b')).map(({ variantId, position }) => [variantId, position])).toEqual([
      ['2', 2],
      ['1', 3],
    ]);
    expect((await ask(index)).lexical.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(await index.product(SHOP, 'abc')).toEqual([]);
  });

  it('is found by a term that is longer than a key may be', async () => {
    const term = 'ж'.repeat(3_000);
    await publish(engine(), SHOP, [
      embedded(row({ productId: '1', variantId: '1', terms: { text: [term] } })),
    ]);
    const groups = [{ alternatives: [{ term, weight: 1 }], weight: 1 }];
    const { lexical } = await openIndex().retrieve({
      domain: SHOP,
      groups,
      terms: [],
      limit: 9,
      nearestLimit: 0,
    });
    expect(lexical).toHaveLength(1);
  });

  it('leaves nothing of the catalogues that are no longer kept', async () => {
    const counted = () => store.bytesOf('columns');
    for (const id of ['1', '2', '3', '4']) await publishPhones(id);
    const bytes = counted();
    for (const id of ['5', '6', '7', '8']) await publishPhones(id);
    expect(counted()).toBeLessThanOrEqual(bytes);
  });
});
