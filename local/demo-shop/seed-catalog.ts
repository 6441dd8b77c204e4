import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Hostname } from '../../lambdas/contract/hostname.ts';
import type { Product } from '../../lambdas/contract/product.ts';
import type { CatalogProfile, EmbedderId } from '../../lambdas/contract/search-document.ts';
import type { ImportCatalog } from '../../lambdas/core/catalog/import-catalog.ts';
import type { ProductIndex } from '../../lambdas/ports/product-index.ts';
import { fingerprintOfSources } from '../source-fingerprint.ts';

/** What decides how a product is stored: a change in any of it makes an import worth repeating. */
const INDEXING_CODE = ['core/catalog', 'core/search', 'adapters/embedded', 'adapters/opensearch'].map(
  (folder) => new URL(`../../lambdas/${folder}/`, import.meta.url),
);

const Seeded = z.record(z.string(), z.object({ fingerprint: z.string(), generation: z.string() }));
type Seeded = z.infer<typeof Seeded>;

const fingerprintOf = async (products: readonly Product[], embedder: EmbedderId): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify({ products, embedder }))
    .update(await fingerprintOfSources(INDEXING_CODE))
    .digest('hex');

/** Stands in the file while an import runs, so that one that was killed is known to be ours. */
const UNFINISHED = 'unfinished';

const readSeeded = async (file: string): Promise<Seeded> => {
  try {
    return Seeded.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
};

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
 * Imports the demo's products when they, their addresses or the way they are indexed changed since the last
 * time. A catalogue that somebody else imported for the domain is left alone.
 */
export const createSeedCatalog =
  ({ folder, index, embedder, importCatalog }: SeedParts) =>
  async ({ domain, products }: SeedRequest): Promise<CatalogProfile> => {
    const file = join(folder, 'seeded.json');
    const note = async (entry: Seeded[string]): Promise<void> => {
      const others = await readSeeded(file);
      await mkdir(folder, { recursive: true });
      await writeFile(file, `${JSON.stringify({ ...others, [domain]: entry }, undefined, 2)}\n`);
    };
    const fingerprint = await fingerprintOf(products, embedder.id);
    const last = (await readSeeded(file))[domain];
    const live = await index.profile(domain);
    const isOurs =
      live === undefined || last?.fingerprint === UNFINISHED || live.generation === last?.generation;
    if (live !== undefined && (!isOurs || last?.fingerprint === fingerprint)) return live;
    await note({ fingerprint: UNFINISHED, generation: '' });
    const profile = await importCatalog({ domain, products });
    await note({ fingerprint, generation: profile.generation });
    return profile;
  };
