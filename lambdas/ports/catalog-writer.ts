import type { Hostname } from '../contract/hostname.ts';
import type { CatalogProfile, EmbedderId, SearchDocument } from '../contract/search-document.ts';

export interface EmbeddedDocument {
  readonly document: SearchDocument;
  /** Normalised to length 1, of the draft's dimension. */
  readonly vector: Float32Array;
}

/**
 * Builds a catalogue beside the live one and swaps it in whole. Until `publish` answers, shoppers are
 * served by the catalogue that was live; a draft that was never published is invisible to them.
 */
export interface CatalogWriter {
  /** Opens a draft and names its generation. */
  begin(domain: Hostname, embedder: EmbedderId): Promise<string>;
  /** Adds documents; the same product and variant again replaces the earlier one. */
  add(domain: Hostname, generation: string, documents: readonly EmbeddedDocument[]): Promise<void>;
  /** Makes the draft live at once, with its profile. */
  publish(domain: Hostname, profile: CatalogProfile): Promise<void>;
  /** Drops a draft; the live catalogue is never dropped. */
  discard(domain: Hostname, generation: string): Promise<void>;
}
