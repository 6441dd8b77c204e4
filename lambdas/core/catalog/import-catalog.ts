import type { Product } from '../../contract/catalog/product.ts';
import type { CatalogProfile, IndexedDocument } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { CatalogWriter } from '../../ports/catalog/catalog-writer.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import type { Language } from '../language/language.ts';
import { createDocumentEmbedding, EMBEDDED_AT_ONCE, type KnownVectors } from './embed-documents.ts';
import { checkDraft, createCanaries } from './profile/canaries.ts';
import { createProfileBuilder } from './profile/profile.ts';
import { toSearchDocuments } from './search-documents.ts';

interface ProductsToImport {
  readonly domain: Hostname;
  readonly products: AsyncIterable<Product> | Iterable<Product>;
}

interface CatalogImportPorts {
  readonly writer: CatalogWriter;
  readonly embedder: TextEmbedder;
  readonly language: Language;
  readonly clock: () => Date;
  /** Vectors of earlier imports. Default: everything is embedded. */
  readonly known?: KnownVectors;
}

/** What was published, and how much of it was embedded or found in the cache. */
type ImportedCatalog = CatalogProfile & { readonly embedded: number; readonly cached: number };

export type ImportCatalog = (request: ProductsToImport) => Promise<ImportedCatalog>;

/** Documents whose vectors are looked up together. */
const LOOKED_UP = EMBEDDED_AT_ONCE * 5;
/** Calls to the embedder at once; the adapter keeps them below Bedrock's quota. */
export const CALLS_AT_ONCE = 8;

/** Documents of a stream of products, in pieces worth looking up together. */
async function* inPieces(
  products: ProductsToImport['products'],
  language: Language,
): AsyncGenerator<readonly IndexedDocument[]> {
  let pending: IndexedDocument[] = [];
  let position = 0;
  for await (const product of products) {
    const documents = toSearchDocuments(product, position, language);
    position += documents.length;
    pending.push(...documents);
    if (pending.length < LOOKED_UP) continue;
    yield pending;
    pending = [];
  }
  if (pending.length > 0) yield pending;
}

/**
 * Makes products that are at hand the live catalogue of a shop, without a feed, a turn or a guard. When anything goes
 * wrong the draft is dropped, the live catalogue stays, and the failure is thrown on.
 */
export const createCatalogImport =
  ({ writer, embedder, language, clock, known }: CatalogImportPorts): ImportCatalog =>
  async ({ domain, products }) => {
    const generation = await writer.begin(domain, embedder.id);
    const profile = createProfileBuilder(language);
    const canaries = createCanaries();
    const embedding = createDocumentEmbedding({
      embedder,
      known,
      callsAtOnce: CALLS_AT_ONCE,
      write: async (documents) => {
        await writer.add(domain, generation, documents);
        canaries.add(documents);
      },
    });

    try {
      for await (const documents of inPieces(products, language)) {
        // The profile needs the feed's order, which the embedding does not keep.
        profile.add(documents);
        await embedding.add(documents);
      }
      await embedding.finish();
      const built = profile.build({ generation, publishedAt: clock(), embedder: embedder.id });
      await writer.publish(
        domain,
        built,
        checkDraft({ domain, profile: built, canaries: canaries.picked(), language }),
      );
      return { ...built, ...embedding.counts() };
    } catch (error) {
      await embedding.settled();
      // A failure to drop the draft must not hide the failure that stopped the import.
      await writer.discard(domain, generation).catch(() => undefined);
      throw error;
    }
  };
