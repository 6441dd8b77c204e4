import type { Hostname } from '../contract/hostname.ts';
import {
  type CatalogProfile,
  type EmbedderId,
  type SearchDocument,
  sameEmbedder,
} from '../contract/search-document.ts';
import type { ProductIndex } from './product-index.ts';

export interface EmbeddedDocument {
  readonly document: SearchDocument;
  /** Normalised to length 1, of the draft's dimension. */
  readonly vector: Float32Array;
}

/** What every writer throws where vectors have not the length that the draft was opened for. */
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

/** What every writer throws where a profile names another model than its draft was opened for. */
export const refuseOtherEmbedder = (
  { generation, embedder: said }: CatalogProfile,
  opened: EmbedderId,
): void => {
  if (sameEmbedder(opened, said)) return;
  throw new TypeError(
    `The draft ${generation} was opened for ${opened.model} (${opened.dimension}), its profile says ${said.model} (${said.dimension})`,
  );
};

/** What every writer throws where a draft is not there, or is none any more. */
export const noOpenDraft = (domain: Hostname, generation: string): TypeError =>
  new TypeError(`There is no open draft ${generation} for ${domain}; begin one first`);

/** A complete draft, which answers as it will when it is live. */
export interface DraftView extends Pick<ProductIndex, 'retrieve' | 'product'> {
  /** Variants that can be found in it. */
  readonly variants: number;
}

/** Throws when a draft must not go live. */
export type DraftCheck = (draft: DraftView) => Promise<void>;

/**
 * Builds a catalogue beside the live one and swaps it in whole. Until `publish` answers, shoppers are
 * served by the catalogue that was live; a draft that was never published is invisible to them.
 */
export interface CatalogWriter {
  /**
   * Opens a draft and names its generation. Removes what earlier, dead imports left. `asOf` is how old the feed is
   * that will fill it, now by default: price and stock changes made since then are made in it, too, when it is published.
   */
  begin(domain: Hostname, embedder: EmbedderId, asOf?: Date): Promise<string>;
  /** Adds documents; the same product and variant again replaces the earlier one. */
  add(domain: Hostname, generation: string, documents: readonly EmbeddedDocument[]): Promise<void>;
  /**
   * Makes the draft live at once, with its profile, and keeps the one before it. `check` is asked when the
   * draft is complete; what it throws is thrown on, and the draft stays a draft.
   */
  publish(domain: Hostname, profile: CatalogProfile, check?: DraftCheck): Promise<void>;
  /** Drops a draft; the live catalogue is never dropped. */
  discard(domain: Hostname, generation: string): Promise<void>;
}
