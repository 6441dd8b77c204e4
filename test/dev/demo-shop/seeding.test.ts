import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { seedDemoTexts } from '../../../dev/demo-shop/info.ts';
import { createSeedCatalog, demoDomains, seedDemoDomains } from '../../../dev/demo-shop/seed-catalog.ts';
import { type LocalStore, openLocalStore } from '../../../dev/server/store.ts';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { language } from '../../language.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const [russian, english] = demoDomains;
const lamp = Product.parse({ id: '1', title: 'Lamp', variants: [{ id: '1' }] });
const sofa = Product.parse({ id: '2', title: 'Sofa', variants: [{ id: '1' }] });

let folder = '';
let local: LocalStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-seed-'));
  local = await openLocalStore({ folder, log });
});

afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the demo’s catalogue', () => {
  const parts = () => {
    const { store } = local;
    const embedder = createHashedTextEmbedder(language);
    const importCatalog = createCatalogImport({
      writer: createEmbeddedCatalogWriter({ store }),
      embedder,
      language,
      clock: () => new Date(),
    });
    const index = createEmbeddedProductIndex({ store });
    return { folder, index, embedder, importCatalog };
  };
  const domain = 'localhost';

  it('is imported once, and again only when its products changed', async () => {
    const seed = createSeedCatalog(parts());
    const first = await seed({ domain, products: [lamp] });
    expect(first).toMatchObject({ products: 1, variants: 1 });
    expect((await seed({ domain, products: [lamp] })).generation).toBe(first.generation);
    expect(await seed({ domain, products: [lamp, sofa] })).toMatchObject({ products: 2 });
  });

  it('is imported again by another embedder', async () => {
    const first = await createSeedCatalog(parts())({ domain, products: [lamp] });
    const other = { ...parts(), embedder: { id: { model: 'another', dimension: 3 } } };
    expect((await createSeedCatalog(other)({ domain, products: [lamp] })).generation).not.toBe(
      first.generation,
    );
  });

  it('does not replace what a user imported for the domain', async () => {
    const { importCatalog, ...others } = parts();
    const seed = createSeedCatalog({ importCatalog, ...others });
    await seed({ domain, products: [lamp] });
    const own = await importCatalog({ domain, products: [sofa, lamp] });
    expect((await seed({ domain, products: [lamp] })).generation).toBe(own.generation);
  });

  it('is imported by the next start when the first one was killed', async () => {
    const { importCatalog, ...others } = parts();
    const killed = createSeedCatalog({
      ...others,
      importCatalog: async (request) => {
        await importCatalog(request);
        throw new Error('killed after the import, before it was noted');
      },
    });
    await expect(killed({ domain, products: [lamp] })).rejects.toThrow('killed');
    const profile = await createSeedCatalog({ ...others, importCatalog })({ domain, products: [lamp, sofa] });
    expect(profile).toMatchObject({ products: 2 });
  });
});

describe('the demo’s domains', () => {
  it('are added where they are missing, and what someone changed stays changed', async () => {
    const { domainStore } = local;
    await seedDemoDomains(domainStore, 'localhost:3000');
    expect(await domainStore.list()).toHaveLength(demoDomains.length);
    const edited = DomainConfig.parse({ ...russian, shopName: 'Моя лавка' });
    await domainStore.save(edited);
    await seedDemoDomains(domainStore, 'localhost:3000');
    expect(await domainStore.find('localhost')).toEqual(edited);
  });

  it('answer at one more address, once', async () => {
    const { domainStore } = local;
    await seedDemoDomains(domainStore, 'demo.example.com:8443');
    await seedDemoDomains(domainStore, 'demo.example.com:8443');
    expect(await domainStore.find('demo.example.com')).toMatchObject({
      hostname: 'localhost',
      aliases: ['[::1]', 'demo.example.com'],
    });
  });

  it('leave an address alone that is somebody’s own', async () => {
    const { domainStore } = local;
    await seedDemoDomains(domainStore, 'localhost');
    const own = DomainConfig.parse({ ...english, hostname: 'demo.example.com' });
    await domainStore.save(own);
    await seedDemoDomains(domainStore, 'demo.example.com');
    expect(await domainStore.find('demo.example.com')).toEqual(own);
  });
});

describe('the demo’s texts', () => {
  const homes = { ru: 'http://ru.example', en: 'http://en.example' };
  const published = async () => (await local.storeTexts.published('localhost')).texts;

  it('are its pages in both languages, published once', async () => {
    await seedDemoTexts(local.storeTexts, 'localhost', homes);
    const first = await local.storeTexts.published('localhost');
    expect(first.texts.map(({ locale, url }) => `${locale} ${url}`)).toEqual(
      expect.arrayContaining([
        'ru http://ru.example/demo/info/delivery',
        'en http://en.example/demo/info/contacts',
      ]),
    );
    await seedDemoTexts(local.storeTexts, 'localhost', homes);
    expect((await local.storeTexts.published('localhost')).revision).toBe(first.revision);
  });

  it('leave alone what a user imported or removed', async () => {
    await seedDemoTexts(local.storeTexts, 'localhost', homes);
    await local.storeTexts.change('localhost', () => []);
    await seedDemoTexts(local.storeTexts, 'localhost', homes);
    expect(await published()).toEqual([]);
  });
});
