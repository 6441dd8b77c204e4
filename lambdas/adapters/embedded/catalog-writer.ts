import { randomUUID } from 'node:crypto';
import type { CatalogProfile, EmbedderId } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import {
  type CatalogWriter,
  type EmbeddedDocument,
  noOpenDraft,
  refuseOtherDimensions,
  refuseOtherEmbedder,
} from '../../ports/catalog/catalog-writer.ts';
import { openGeneration } from './index/generation.ts';
import { createBlockPacker } from './index/nearest-rows.ts';
import { createPostingsBuilder, termKey } from './index/postings.ts';
import { createRowTableBuilder } from './index/row-table.ts';
import { isRunning } from './operating-system.ts';
import {
  applyChanges,
  type CatalogTables,
  forgetOldChanges,
  madeSince,
  openCatalogTables,
} from './store/catalog-tables.ts';
import { bytesOf } from './store/columns.ts';
import type { Store } from './store/store.ts';

/** Bytes written in one transaction, so that others need not wait for long. */
const WRITTEN_AT_ONCE = 8 * 2 ** 20;

/** A generation being written. What is small of each document is collected; all else is written at once. */
const createDraft = (store: Store, tables: CatalogTables, { generation, embedder }: DraftFacts) => {
  const table = createRowTableBuilder();
  const postings = createPostingsBuilder();
  const packer = createBlockPacker(embedder.dimension);
  let blocks = 0;

  const writeBlock = (): void => {
    tables.vectors.put([generation, blocks], packer.take());
    blocks += 1;
  };

  const addOne = ({ document, terms, vector }: EmbeddedDocument): void => {
    const row = table.rows();
    const key = [generation, document.productId, document.variantId] as const;
    const replaced = tables.rows.get(key);
    if (replaced !== undefined) table.supersede(replaced);
    tables.rows.put(key, row);
    if (document.sku !== undefined) tables.skus.put([generation, document.sku, row], row);
    tables.documents.put([generation, row], document);
    table.add(document);
    postings.add(row, terms);
    packer.add(vector);
    if (packer.isFull()) writeBlock();
  };

  const writePostings = (): void => {
    const stretches = postings.stretches();
    let next = stretches.next();
    while (!next.done) {
      store.write(() => {
        for (let written = 0; !next.done && written < WRITTEN_AT_ONCE; next = stretches.next()) {
          const [term, bytes] = next.value;
          tables.postings.put([generation, termKey(term)], bytes);
          written += bytes.length;
        }
      });
    }
  };

  return {
    add: (documents: readonly EmbeddedDocument[]): void => {
      refuseOtherDimensions(documents, embedder);
      store.write(() => documents.forEach(addOne));
    },
    /** After this the generation can be made live. */
    finish: (profile: CatalogProfile): void => {
      refuseOtherEmbedder(profile, embedder);
      writePostings();
      store.write(() => {
        if (packer.rows() > 0) writeBlock();
        for (const [name, column] of Object.entries(table.columns())) {
          tables.columns.put([generation, name], bytesOf(column));
        }
        tables.profiles.put([generation], profile);
      });
    },
  };
};

interface DraftFacts {
  readonly generation: string;
  readonly embedder: EmbedderId;
}

/** Sorts by time in a listing, and two imports at once never share a name. */
const generationName = (): string => `${Date.now().toString(36)}-${randomUUID().slice(0, 8)}`;

export const createEmbeddedCatalogWriter = ({ store }: { readonly store: Store }): CatalogWriter => {
  const tables = openCatalogTables(store);
  const drafts = new Map<string, ReturnType<typeof createDraft>>();

  /** Removes what killed imports left: drafts, and catalogues that were not wholly removed. */
  const removeLeftovers = (domain: Hostname): void => {
    for (const { last, value } of [...tables.generations.entries(domain)]) {
      const generation = String(last);
      if (!tables.isKept(domain, generation) && !isRunning(value.pid))
        tables.removeGeneration(domain, generation);
    }
  };

  return {
    begin: async (domain, embedder, asOf) => {
      removeLeftovers(domain);
      const generation = generationName();
      store.write(() => {
        forgetOldChanges(tables, domain);
        const catalog = tables.catalogs.get([domain]) ?? { kept: [], changes: 0 };
        tables.catalogs.put([domain], catalog);
        tables.generations.put([domain, generation], {
          embedder,
          asOf: asOf?.toISOString(),
          changesBefore: catalog.changes,
          pid: process.pid,
          publishedAt: '',
          products: 0,
          variants: 0,
        });
      });
      drafts.set(generation, createDraft(store, tables, { generation, embedder }));
      return generation;
    },
    add: async (domain, generation, documents) => {
      const draft = drafts.get(generation);
      if (!draft) throw noOpenDraft(domain, generation);
      draft.add(documents);
    },
    publish: async (domain, profile, check) => {
      const { generation, publishedAt, products, variants } = profile;
      const begun = tables.generations.get([domain, generation]);
      const draft = drafts.get(generation);
      if (!draft || !begun) throw noOpenDraft(domain, generation);
      draft.finish(profile);
      // What it collected would weigh beside the check.
      drafts.delete(generation);
      if (check) {
        const { table, retrieve, product } = openGeneration({ tables, generation, vectors: 'in-store' });
        await check({
          variants: table.variants,
          retrieve: async (request) => retrieve(request),
          product: async (_, productId) => product(productId),
        });
      }
      const retired = store.write(() => {
        applyChanges(tables, generation, madeSince(tables, domain, begun));
        tables.generations.put([domain, generation], { ...begun, publishedAt, products, variants });
        return tables.makeLive(domain, generation);
      });
      for (const each of retired) tables.removeGeneration(domain, each);
    },
    discard: async (domain, generation) => {
      drafts.delete(generation);
      if (!tables.isKept(domain, generation)) tables.removeGeneration(domain, generation);
    },
    removeShop: async (domain) => {
      const generations = [...tables.generations.entries(domain)].map(({ last }) => String(last));
      const published = generations.filter((generation) => tables.isKept(domain, generation));
      const counts = published.map((each) => tables.generations.get([domain, each])?.variants ?? 0);
      store.write(() => tables.forget(domain));
      for (const generation of generations) {
        drafts.delete(generation);
        tables.removeGeneration(domain, generation);
      }
      return { catalogs: published.length, variants: counts.reduce((sum, count) => sum + count, 0) };
    },
  };
};
