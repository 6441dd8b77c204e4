import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Product } from '../../lambdas/contract/catalog/product.ts';
import type { CatalogProfile, EmbedderId } from '../../lambdas/contract/catalog/search-document.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { type Hostname, normaliseHostname } from '../../lambdas/contract/shop/hostname.ts';
import type { ImportCatalog } from '../../lambdas/core/catalog/import-catalog.ts';
import type { ProductIndex } from '../../lambdas/ports/catalog/product-index.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';
import { fingerprintOfSources, readNote } from '../server/widget-folder.ts';
import { demoFunctions, demoWebhooks } from './receiver/connected.ts';

/** People try a demo many times in an hour. */
const limits = { sessionsPerDay: 10_000, sessionsPerShopperPerHour: 500 };

const shared = {
  currency: 'USD',
  limits,
  webhooks: demoWebhooks,
  functions: demoFunctions,
  shopName: 'Lumi',
};
const contact = { phone: '+7 000 000-00-00', email: 'hello@lumi.example' };

const russian = { locale: 'ru', contact: { ...contact, hours: 'каждый день с 10 до 21' } };

/**
 * The addresses of the demo on one machine. The assistant speaks the language of the address. Only `localhost` has open
 * access: plain curl works there, and the other addresses answer as a real shop does.
 */
export const demoDomains: readonly DomainConfig[] = [
  {
    ...shared,
    ...russian,
    hostname: 'localhost',
    aliases: ['[::1]'],
    openAccess: true,
  },
  {
    ...shared,
    hostname: '127.0.0.1',
    locale: 'en',
    contact: { ...contact, hours: 'every day from 10 to 21' },
  },
  { ...shared, ...russian, hostname: 'ru.localhost', currency: 'RUB' },
].map((config) => DomainConfig.parse(config));

/** Adds one more address, such as a tunnel's, to the demo's domain, unless a domain already has it. */
const addAddress = async (store: DomainStore, address: string): Promise<void> => {
  const hostname = normaliseHostname(address);
  if (hostname === undefined || (await store.find(hostname)) !== undefined) return;
  const shop = await store.find('localhost');
  if (shop !== undefined) await store.save({ ...shop, aliases: [...shop.aliases, hostname] });
};

/** Adds the demo's domains that are missing. Existing domains keep what a user changed in them. */
export const seedDemoDomains = async (store: DomainStore, address: string): Promise<void> => {
  for (const config of demoDomains) {
    if ((await store.find(config.hostname)) === undefined) await store.save(config);
  }
  await addAddress(store, address);
};

/** The code that decides how a product is stored. After a change in it the products are imported again. */
const INDEXING_CODE = [
  'core/catalog',
  'core/language',
  'core/search',
  'adapters/embedded',
  'adapters/opensearch',
].map((folder) => new URL(`../../lambdas/${folder}/`, import.meta.url));

const Seeded = z.record(z.string(), z.object({ fingerprint: z.string(), generation: z.string() }));
type Seeded = z.infer<typeof Seeded>;

const fingerprintOf = async (products: readonly Product[], embedder: EmbedderId): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify({ products, embedder }))
    .update(await fingerprintOfSources(INDEXING_CODE))
    .digest('hex');

/** Marks a running import, so that the next start knows a killed one as its own. */
const UNFINISHED = 'unfinished';

interface SeedParts {
  readonly folder: string;
  readonly index: Pick<ProductIndex, 'profile'>;
  readonly embedder: { readonly id: EmbedderId };
  readonly importCatalog: ImportCatalog;
}

interface SeedRequest {
  readonly domain: Hostname;
  readonly products: readonly Product[];
}

/**
 * Imports the demo's products if they, their addresses or the indexing code changed since the last import.
 * It never replaces a catalogue that a user imported for the domain.
 */
export const createSeedCatalog =
  ({ folder, index, embedder, importCatalog }: SeedParts) =>
  async ({ domain, products }: SeedRequest): Promise<CatalogProfile> => {
    const file = join(folder, 'seeded.json');
    const note = async (entry: Seeded[string]): Promise<void> => {
      const others = await readNote(file, Seeded);
      await mkdir(folder, { recursive: true });
      await writeFile(file, `${JSON.stringify({ ...others, [domain]: entry }, undefined, 2)}\n`);
    };
    const fingerprint = await fingerprintOf(products, embedder.id);
    const last = (await readNote(file, Seeded))?.[domain];
    const live = await index.profile(domain);
    const isOurs =
      live === undefined || last?.fingerprint === UNFINISHED || live.generation === last?.generation;
    if (live !== undefined && (!isOurs || last?.fingerprint === fingerprint)) return live;
    await note({ fingerprint: UNFINISHED, generation: '' });
    const profile = await importCatalog({ domain, products });
    await note({ fingerprint, generation: profile.generation });
    return profile;
  };
