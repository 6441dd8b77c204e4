import type { Hostname } from '../../contract/hostname.ts';
import type { Product } from '../../contract/product.ts';
import type { CatalogProfile, SearchDocument } from '../../contract/search-document.ts';
import type { CatalogWriter } from '../../ports/catalog-writer.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';
import { documentText } from './document-text.ts';
import { createProfileBuilder, type ProfileBuilder } from './profile.ts';
import { toSearchDocuments } from './search-documents.ts';

export interface ImportProgress {
  readonly products: number;
  readonly variants: number;
}

export interface ImportRequest {
  readonly domain: Hostname;
  readonly products: AsyncIterable<Product> | Iterable<Product>;
  /** Told after every batch that was written. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface CatalogImportPorts {
  readonly writer: CatalogWriter;
  readonly embedder: TextEmbedder;
  readonly now: () => Date;
}

export type ImportCatalog = (request: ImportRequest) => Promise<CatalogProfile>;

/** Cohere on Bedrock takes 96 texts a call; the other embedders do not mind. */
const BATCH = 96;

/**
 * Reads products into a new catalogue and makes it live whole. Fails without a trace: when anything goes
 * wrong the draft is dropped, the live catalogue stays, and the failure is thrown on.
 */
export const createCatalogImport =
  ({ writer, embedder, now }: CatalogImportPorts): ImportCatalog =>
  async ({ domain, products, onProgress }) => {
    const generation = await writer.begin(domain, embedder.id);
    const profile = createProfileBuilder();
    let written: ImportProgress = { products: 0, variants: 0 };

    const write = async (batch: readonly SearchDocument[]): Promise<void> => {
      await writer.add(domain, generation, await embedAll(batch, embedder));
      profile.add(batch);
      written = { ...written, variants: written.variants + batch.length };
      onProgress?.(written);
    };

    try {
      let pending: SearchDocument[] = [];
      let position = 0;
      for await (const product of products) {
        const documents = toSearchDocuments(product, position);
        position += documents.length;
        written = { ...written, products: written.products + 1 };
        pending.push(...documents);
        while (pending.length >= BATCH) {
          await write(pending.slice(0, BATCH));
          pending = pending.slice(BATCH);
        }
      }
      if (pending.length > 0) await write(pending);
      return await publish({ writer, profile, domain, generation, embedder, now });
    } catch (error) {
      await dropDraft(writer, domain, generation);
      throw error;
    }
  };

const embedAll = async (batch: readonly SearchDocument[], embedder: TextEmbedder) => {
  const vectors = await embedder.embed(batch.map(documentText), 'document');
  return batch.map((document, at) => {
    const vector = vectors[at];
    if (!vector) {
      throw new TypeError(
        `${embedder.id.model} answered ${vectors.length} vectors for ${batch.length} texts`,
      );
    }
    return { document, vector };
  });
};

interface Publishing extends CatalogImportPorts {
  readonly profile: ProfileBuilder;
  readonly domain: Hostname;
  readonly generation: string;
}

const publish = async ({ writer, profile, domain, generation, embedder, now }: Publishing) => {
  const built = profile.build({ generation, publishedAt: now(), embedder: embedder.id });
  await writer.publish(domain, built);
  return built;
};

/** The failure that made the import stop is what people must see, not one of tidying up after it. */
const dropDraft = async (writer: CatalogWriter, domain: Hostname, generation: string): Promise<void> => {
  try {
    await writer.discard(domain, generation);
  } catch {
    return;
  }
};
