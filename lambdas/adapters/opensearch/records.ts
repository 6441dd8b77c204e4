import { createHash } from 'node:crypto';
import { type CatalogChange, changeKey, type MadeChange } from '../../contract/catalog-change.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { CatalogProfile, SearchDocument } from '../../contract/search-document.ts';
import type { EmbeddedDocument } from '../../ports/catalog-writer.ts';
import { decimals } from './queries.ts';

/** Of the one record per index that holds the profile. */
export const CATALOG_ID = 'catalog';
/** Of the one that says when a draft was last worked on. */
export const DRAFT_ID = 'draft';

/** OpenSearch's ids end at 512 bytes, which two ids of 64 characters can pass; a hash never does. */
export const variantRecordId = ({ productId, variantId }: SearchDocument): string =>
  createHash('sha256')
    .update(JSON.stringify([productId, variantId]))
    .digest('base64url');

export const changeRecordId = (change: CatalogChange): string =>
  `change-${createHash('sha256').update(changeKey(change)).digest('base64url')}`;

const rowOf = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');

/** One line of JSON each; an index holds records of four kinds. */
export const variantRecord = (tenant: Hostname, { document, vector }: EmbeddedDocument): string => {
  const { productId, variantId, availability, position, price, terms } = document;
  const searched = { tenant, productId, variantId, availability, position, price, terms };
  return JSON.stringify({ ...searched, record: 'variant', row: rowOf(document), vector: decimals(vector) });
};

/** What a change of price or availability replaces of a variant's record; its vector stays as it is. */
export const standingRecord = (document: SearchDocument): string => {
  const { availability, price } = document;
  return JSON.stringify({ availability, price, row: rowOf(document) });
};

/** A change that was made, for catalogues whose feed is older. No search for products finds it. */
export const changeRecord = (tenant: Hostname, made: MadeChange, place: number): string =>
  JSON.stringify({
    tenant,
    record: 'change',
    changedAt: made.at,
    position: place,
    row: rowOf({ ...made, place }),
  });

export const draftRecord = (tenant: Hostname, touchedAt: Date): string =>
  JSON.stringify({ tenant, record: 'draft', touchedAt: touchedAt.toISOString() });

/**
 * The profile is text inside the record: nobody searches in it, and neither a mapping's `_meta` nor the
 * cluster state is a place for the megabytes of a large vocabulary.
 */
export const catalogRecord = (tenant: Hostname, profile: CatalogProfile): string => {
  const { generation, embedder } = profile;
  return JSON.stringify({
    tenant,
    record: 'catalog',
    catalog: { generation, model: embedder.model, dimension: embedder.dimension },
    profile: JSON.stringify(profile),
  });
};
