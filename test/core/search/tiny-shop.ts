import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { openStore } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import type { ProductIndex } from '../../../lambdas/ports/catalog/product-index.ts';
import { language } from '../../language.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const phone = (id: number, storage: string, color: string, minor: number, availability = 'in-stock') => ({
  id,
  options: { storage, color },
  price: usd(minor),
  availability,
});
const colored = (id: number, color: string, minor: number) => ({ id, options: { color }, price: usd(minor) });

const smartphones = ['Electronics', 'Smartphones'];
const headphones = ['Electronics', 'Headphones'];

/** A shop small enough to know by heart, with the awkward cases of a large one. */
export const tinyShop: readonly Product[] = [
  {
    id: 1,
    title: 'iPhone 15 Pro',
    brand: 'Apple',
    category: smartphones,
    variants: [
      phone(1, '256GB', 'Black Titanium', 119_990),
      phone(2, '256GB', 'Natural Titanium', 119_990),
      phone(3, '512GB', 'Black Titanium', 139_990),
    ],
  },
  {
    id: 2,
    title: 'iPhone 15',
    brand: 'Apple',
    category: smartphones,
    variants: [
      phone(1, '128GB', 'Black', 89_990),
      phone(2, '128GB', 'Blue', 89_990),
      phone(3, '256GB', 'Black', 99_990),
      phone(4, '256GB', 'Blue', 99_990),
      phone(5, '256GB', 'Pink', 99_990, 'out-of-stock'),
    ],
  },
  {
    id: 3,
    title: 'Silicone Case for iPhone 15',
    brand: 'Apple',
    category: ['Electronics', 'Phone cases'],
    variants: [colored(1, 'Black', 4_900), colored(2, 'Blue', 4_900)],
  },
  {
    id: 4,
    title: 'Samsung Galaxy S24 Ultra',
    brand: 'Samsung',
    category: smartphones,
    variants: [phone(1, '256GB', 'Black', 129_900), phone(2, '512GB', 'Gray', 139_900)],
  },
  {
    id: 5,
    title: 'Sony WH-1000XM5',
    brand: 'Sony',
    category: headphones,
    variants: [colored(1, 'Black', 34_900), colored(2, 'Silver', 34_900)],
  },
  {
    id: 6,
    title: 'JBL Tune 520BT',
    brand: 'JBL',
    category: headphones,
    variants: [{ ...colored(1, 'Black', 4_990), compareAt: usd(5_990) }],
  },
  {
    id: 7,
    title: 'Чайник электрический Bosch 1,7 л',
    brand: 'Bosch',
    category: ['Home', 'Kettles'],
    variants: [{ id: 1, price: usd(4_500) }],
  },
  {
    id: 8,
    title: 'Чехол для ноутбука 14 дюймов',
    category: ['Electronics', 'Laptop bags'],
    variants: [{ id: 1, price: usd(2_500) }],
  },
].map((product) => Product.parse(product));

export const tinyDomain = DomainConfig.parse({
  hostname: 'tiny.example',
  shopName: 'Tiny',
  currency: 'USD',
  locale: 'ru',
});
export const englishDomain = DomainConfig.parse({ ...tinyDomain, locale: 'en' });

export interface OpenShop {
  readonly index: ProductIndex;
  readonly embedder: ReturnType<typeof createHashedTextEmbedder>;
  close(): Promise<void>;
}

/** Imports products as a merchant does, into embedded adapters over a folder that goes away with them. */
export const openShop = async (products: Iterable<Product>, domain = tinyDomain): Promise<OpenShop> => {
  const store = openStore(await mkdtemp(join(tmpdir(), 'storevoice-shop-')));
  const embedder = createHashedTextEmbedder(language);
  const writer = createEmbeddedCatalogWriter({ store });
  const importCatalog = createCatalogImport({
    writer,
    embedder,
    language,
    clock: () => new Date('2026-11-22T12:00:00Z'),
  });
  await importCatalog({ domain: domain.hostname, products });
  return {
    index: createEmbeddedProductIndex({ store }),
    embedder,
    close: async () => {
      await store.close();
      await rm(store.folder, { recursive: true, force: true });
    },
  };
};
