import {
  type CatalogProfile,
  type EmbedderId,
  type IndexedDocument,
  sameEmbedder,
} from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ProductIndex } from './product-index.ts';

export interface EmbeddedDocument extends IndexedDocument {
  /** Of length 1 and of the draft's dimension. */
  readonly vector: Float32Array;
}

/** Every writer throws this for vectors of another dimension than the draft's. */
export const refuseOtherDimensions = (
  documents: readonly EmbeddedDocument[],
  { dimension }: EmbedderId,
): void => {
  const wrong = documents.find(({ vector }) => vector.length !== dimension);
  if (wrong === undefined) return;
  const { productId, variantId } = wrong.document;
  throw new TypeError(
    `The vector of ${productId}/${variantId} has ${wrong.vector.length} dimensions; the draft was opened for ${dimension}`,
  );
};

/** Every writer throws this for a profile of another model than the draft's. */
export const refuseOtherEmbedder = (
  { generation, embedder: said }: CatalogProfile,
  opened: EmbedderId,
): void => {
  if (sameEmbedder(opened, said)) return;
  throw new TypeError(
    `The draft ${generation} was opened for ${opened.model} (${opened.dimension}), its profile says ${said.model} (${said.dimension})`,
  );
};

/** Every writer throws this for a draft that does not exist or was published. */
export const noOpenDraft = (domain: Hostname, generation: string): TypeError =>
  new TypeError(`There is no open draft ${generation} for ${domain}; begin one first`);

/** A complete draft. It answers as it will when it is live. */
export interface DraftView extends Pick<ProductIndex, 'retrieve' | 'product'> {
  /** Number of variants that can be found in it. */
  readonly variants: number;
}

/** Throws when a draft must not go live. */
export type DraftCheck = (draft: DraftView) => Promise<void>;

/** What was removed of a shop. */
export interface RemovedCatalogs {
  /** Catalogues that are or were live. */
  readonly catalogs: number;
  /** Their variants, all together. */
  readonly variants: number;
}

/**
 * Builds a catalogue beside the live one and swaps it in as a whole. Until `publish` answers, shoppers get the
 * earlier catalogue; they never see an unpublished draft.
 */
export interface CatalogWriter {
  /**
   * Opens a draft and answers its generation. Removes drafts of dead imports. `asOf` is the time of the feed, by
   * default now: the publication repeats price and stock changes made since then.
   */
  begin(domain: Hostname, embedder: EmbedderId, asOf?: Date): Promise<string>;
  /** Adds documents; the same product and variant again replaces the earlier one. */
  add(domain: Hostname, generation: string, documents: readonly EmbeddedDocument[]): Promise<void>;
  /**
   * Makes the draft live at once, with its profile, and keeps the earlier catalogue. `check` runs on the complete
   * draft; if it throws, the error is passed on and the draft stays a draft.
   */
  publish(domain: Hostname, profile: CatalogProfile, check?: DraftCheck): Promise<void>;
  /** Drops a draft; the live catalogue is never dropped. */
  discard(domain: Hostname, generation: string): Promise<void>;
  /**
   * Removes all that is kept of a shop's catalogues: the live one, the earlier one, drafts and stored changes. Nothing of
   * a shop that has none is removed.
   */
  removeShop(domain: Hostname): Promise<RemovedCatalogs>;
}
