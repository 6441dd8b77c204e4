import type { OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { catalogNames, newGeneration } from '../../../lambdas/adapters/opensearch/names.ts';
import { catalogRecord, variantRecord } from '../../../lambdas/adapters/opensearch/records.ts';
import { writeBulk } from '../../../lambdas/adapters/opensearch/write/bulk.ts';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { draftMark } from '../../../lambdas/adapters/opensearch/write/drafts.ts';
import { swap } from '../../../lambdas/adapters/opensearch/write/generations.ts';
import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import type { CatalogProfile } from '../../../lambdas/contract/catalog/search-document.ts';
import { SHARED_SHARDS, SHARED_UP_TO } from '../../../lambdas/contract/catalog/search-indexes.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import { language } from '../../language.ts';
import { nowhereWriter } from '../feed/nowhere-writer.ts';
import { createDenseEmbedder, rememberingEmbedder } from './dense-embedder.ts';
import { syntheticProducts } from './synthetic-catalog.ts';

export const SHOPS = 1_000;
export const VARIANTS = 200;
/** Shops have one of these assortments, all of one trade: what one shop is asked, hundreds of others have, too. */
const ASSORTMENTS = 25;
const SHOPS_AT_ONCE = 2;

export const embedder = createDenseEmbedder();
export const hostOf = (shop: number): string => `shop-${shop}.example`;

export const assortments = (): readonly (readonly Product[])[] => {
  const all = [...syntheticProducts(VARIANTS * ASSORTMENTS)];
  const each = all.length / ASSORTMENTS;
  return Array.from({ length: ASSORTMENTS }, (_, at) => all.slice(at * each, (at + 1) * each));
};

const clock = (): Date => new Date();

/** Imports by the production's own writer, with vectors that are ready. */
export const createImporting = async (engine: OpenSearch, prefix: string, products: readonly Product[]) => {
  const pooling = { upTo: SHARED_UP_TO, shards: SHARED_SHARDS };
  const writer = createOpenSearchCatalogWriter({ engine, prefix, pooling });
  const remembering = await rememberingEmbedder(embedder, () => products);
  return createCatalogImport({ writer, embedder: remembering, language, clock });
};

interface Filling {
  readonly documents: readonly EmbeddedDocument[];
  readonly profile: CatalogProfile;
}

/** What an import would write of these products. */
const fillingOf = async (products: readonly Product[]): Promise<Filling> => {
  const documents: EmbeddedDocument[] = [];
  const profiles: CatalogProfile[] = [];
  const writer: CatalogWriter = {
    ...nowhereWriter,
    add: async (_domain, _generation, added) => void documents.push(...added),
    publish: async (_domain, profile) => void profiles.push(profile),
  };
  await createCatalogImport({ writer, embedder, language, clock })({ domain: hostOf(0), products });
  const [profile] = profiles;
  if (profile === undefined) throw new Error('the import published nothing');
  return { documents, profile };
};

/** Writes the records of one shop's catalogue and makes it live, without the steps of an import between them. */
const fillShop = async (
  { engine, prefix }: { readonly engine: OpenSearch; readonly prefix: string },
  domain: string,
  { documents, profile }: Filling,
): Promise<void> => {
  const names = catalogNames(prefix, domain);
  const shape = { dimension: embedder.id.dimension, shards: SHARED_SHARDS };
  const generation = newGeneration(clock(), 'filled', shape);
  const place = names.place(generation);
  const { scope } = place;
  const meta = { embedder: embedder.id, begunAt: clock().toISOString() };
  await writeBulk(engine, place, [
    draftMark({ place, meta }),
    catalogRecord(scope, { ...profile, generation }),
    ...documents.map((each) => variantRecord(scope, each)),
  ]);
  const to = { generation, place, kind: 'draft', meta } as const;
  await swap(engine, names, to);
};

/** A shop of each number up to `SHOPS`, live in the shared index that is there already. */
export const fillShops = async (
  catalogs: { readonly engine: OpenSearch; readonly prefix: string },
  stock: readonly (readonly Product[])[],
): Promise<void> => {
  const fillings: Filling[] = [];
  for (const products of stock) fillings.push(await fillingOf(products));
  let next = 1;
  const worker = async (): Promise<void> => {
    while (next < SHOPS) {
      const shop = next;
      next += 1;
      const filling = fillings[shop % fillings.length];
      if (filling) await fillShop(catalogs, hostOf(shop), filling);
    }
  };
  await Promise.all(Array.from({ length: SHOPS_AT_ONCE }, worker));
};
