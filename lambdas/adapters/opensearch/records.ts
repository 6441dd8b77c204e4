import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Availability } from '../../contract/catalog/availability.ts';
import { type CatalogChange, changeKey, type MadeChange } from '../../contract/catalog/catalog-change.ts';
import { type CatalogProfile, SearchDocument } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { EmbeddedDocument } from '../../ports/catalog/catalog-writer.ts';
import { unavailable } from './client.ts';
import { type Hit, parseAnswer } from './rows.ts';
import { decimals } from './search/queries.ts';
import { featuresOf, packCodes } from './search/terms.ts';

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
export const variantRecord = (tenant: Hostname, { document, terms, vector }: EmbeddedDocument): string => {
  const { productId, variantId, sku, availability, position, price } = document;
  const ids = { tenant, productId, variantId, sku };
  const searched = { ...ids, availability, position, price, terms: featuresOf(terms) };
  const read = { row: packRow(document), codes: packCodes(terms), description: packDescription(document) };
  return JSON.stringify({ ...searched, record: 'variant', ...read, vector: decimals(vector) });
};

/** What a change of price or availability replaces of a variant's record; its terms and vector stay as they are. */
export const standingRecord = (document: SearchDocument): string => {
  const { availability, price } = document;
  return JSON.stringify({ availability, price, row: packRow(document) });
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

/**
 * What a candidate's place among the others depends on. Every candidate's is read, so it is checked for its types
 * alone; the document that is made of it is checked in full.
 */
const Facts = z.object({
  productId: z.string(),
  variantId: z.string(),
  position: z.int(),
  availability: Availability,
  price: z.object({ minor: z.int(), currency: z.string() }).optional(),
  accessory: z.boolean(),
});
export type Facts = Readonly<z.infer<typeof Facts>>;

/**
 * A variant as two lines of JSON in base64: its facts, and the rest of it, which is read only of the few that are
 * shown. Its description is kept apart, since only a page of one product shows it.
 */
export const packRow = (document: SearchDocument): string => {
  const { productId, variantId, position, availability, price, accessory, ...others } = document;
  const { description: _, ...rest } = others;
  const facts: Facts = { productId, variantId, position, availability, price, accessory };
  return Buffer.from(`${JSON.stringify(facts)}\n${JSON.stringify(rest)}`).toString('base64');
};

export const packDescription = ({ description }: SearchDocument): string | undefined =>
  description === undefined ? undefined : Buffer.from(description).toString('base64');

const Fields = z.object({
  row: z.tuple([z.string()]),
  codes: z.tuple([z.string()]).optional(),
  description: z.tuple([z.string()]).optional(),
});
const Rest = z.record(z.string(), z.unknown());

const NEWLINE = 0x0a;

/** The bytes of the two lines; the engine gives binary values as base64 without padding. */
const linesOf = (row: string, what: string): readonly [facts: Buffer, rest: Buffer] => {
  const bytes = Buffer.from(row, 'base64');
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) throw unavailable(what, new Error('a row of another release; import the catalogue again'));
  return [bytes.subarray(0, end), bytes.subarray(end + 1)];
};

const jsonIn = (line: Buffer, what: string): unknown => {
  try {
    return JSON.parse(line.toString());
  } catch (error) {
    throw unavailable(what, new Error(`not JSON in base64: ${String(error)}`));
  }
};

export interface VariantRow {
  readonly facts: Facts;
  /** As `packCodes` made them, where they were asked for. */
  readonly codes: string | undefined;
  /** The whole document, with its description where that was asked for; read once. */
  readonly document: () => SearchDocument;
}

/** The row of a hit. Throws `SERVICE_UNAVAILABLE` naming the index when it is not one of ours, and so does `document`. */
export const variantRow = ({ _index, fields }: Hit): VariantRow => {
  const what = `row of ${_index}`;
  const { row, codes, description } = parseAnswer(Fields, fields, what);
  const [factsLine, restLine] = linesOf(row[0], what);
  const facts = parseAnswer(Facts, jsonIn(factsLine, what), what);
  let known: SearchDocument | undefined;
  const read = (): SearchDocument => {
    const rest = parseAnswer(Rest, jsonIn(restLine, what), what);
    const told = description && { description: Buffer.from(description[0], 'base64').toString() };
    return parseAnswer(SearchDocument, { ...rest, ...facts, ...told }, what);
  };
  return {
    facts,
    codes: codes?.[0],
    document: () => {
      known ??= read();
      return known;
    },
  };
};

export const documentOf = (hit: Hit): SearchDocument => variantRow(hit).document();
