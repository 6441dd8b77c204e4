import type { Hostname } from '../../contract/hostname.ts';
import type { Product } from '../../contract/product.ts';
import type { CatalogProfile, SearchDocument } from '../../contract/search-document.ts';
import type { CatalogWriter } from '../../ports/catalog-writer.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';
import { checkDraft, createCanaries } from './canaries.ts';
import { createDocumentEmbedding, EMBEDDED_AT_ONCE, type KnownVectors } from './embed-documents.ts';
import { createPace } from './pace.ts';
import { createProfileBuilder } from './profile.ts';
import { toSearchDocuments } from './search-documents.ts';

export interface ImportProgress {
  readonly products: number;
  /** Variants written into the draft. */
  readonly variants: number;
  readonly embedded: number;
}

export interface ImportRequest {
  readonly domain: Hostname;
  readonly products: AsyncIterable<Product> | Iterable<Product>;
  /** How old the feed is: later changes of prices and stock are kept. Default: as old as the import. */
  readonly asOf?: Date;
  /** Told after every batch that was written. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Asked when all is written, before the draft is looked at and swapped in; what it throws stops the import. */
  readonly onVerify?: () => Promise<void>;
}

export interface CatalogImportPorts {
  readonly writer: CatalogWriter;
  readonly embedder: TextEmbedder;
  readonly now: () => Date;
  /** Vectors of earlier imports. Default: everything is embedded. */
  readonly known?: KnownVectors;
  /** Waits before a throttled call is made again. Default: not at all, since an embedder of our own never throttles. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What was published, and what of it had to be embedded. */
export type ImportedCatalog = CatalogProfile & { readonly embedded: number; readonly cached: number };

export type ImportCatalog = (request: ImportRequest) => Promise<ImportedCatalog>;

/** Documents whose vectors are looked up together. */
const LOOKED_UP = EMBEDDED_AT_ONCE * 5;
/** Calls to the embedder at once; Bedrock's default quotas bear fewer, which the pace finds out. */
export const CALLS_AT_ONCE = 8;

/** Documents of a stream of products, in pieces worth looking up together. */
async function* inPieces(
  products: ImportRequest['products'],
  onProduct: () => void,
): AsyncGenerator<readonly SearchDocument[]> {
  let pending: SearchDocument[] = [];
  let position = 0;
  for await (const product of products) {
    const documents = toSearchDocuments(product, position);
    position += documents.length;
    pending.push(...documents);
    onProduct();
    if (pending.length < LOOKED_UP) continue;
    yield pending;
    pending = [];
  }
  if (pending.length > 0) yield pending;
}

/**
 * Reads products into a new catalogue and makes it live whole. Fails without a trace: when anything goes
 * wrong the draft is dropped, the live catalogue stays, and the failure is thrown on.
 */
export const createCatalogImport =
  ({ writer, embedder, now, known, sleep = () => Promise.resolve() }: CatalogImportPorts): ImportCatalog =>
  async ({ domain, products, asOf, onProgress, onVerify }) => {
    const generation = await writer.begin(domain, embedder.id, asOf);
    const profile = createProfileBuilder();
    const canaries = createCanaries();
    let read = 0;
    let written = 0;
    const embedding = createDocumentEmbedding({
      embedder,
      known,
      pace: createPace({ most: CALLS_AT_ONCE, sleep }),
      write: async (documents) => {
        await writer.add(domain, generation, documents);
        canaries.add(documents);
        written += documents.length;
        onProgress?.({ products: read, variants: written, embedded: embedding.counts().embedded });
      },
    });

    try {
      const pieces = inPieces(products, () => {
        read += 1;
      });
      for await (const documents of pieces) {
        // In the feed's order, which the embedding does not keep.
        profile.add(documents);
        await embedding.add(documents);
      }
      await embedding.finish();
      await onVerify?.();
      const built = profile.build({ generation, publishedAt: now(), embedder: embedder.id });
      await writer.publish(domain, built, checkDraft(domain, built, canaries.picked()));
      return { ...built, ...embedding.counts() };
    } catch (error) {
      await embedding.settled();
      await dropDraft(writer, domain, generation);
      throw error;
    }
  };

/** The failure that made the import stop is what people must see, not one of tidying up after it. */
const dropDraft = async (writer: CatalogWriter, domain: Hostname, generation: string): Promise<void> => {
  try {
    await writer.discard(domain, generation);
  } catch {
    return;
  }
};
