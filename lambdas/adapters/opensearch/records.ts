import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { Availability } from '../../contract/catalog/availability.ts';
import { changeKey, type MadeChange } from '../../contract/catalog/catalog-change.ts';
import { CatalogProfile, SearchDocument } from '../../contract/catalog/search-document.ts';
import type { EmbeddedDocument } from '../../ports/catalog/catalog-writer.ts';
import { engineUnavailable } from './client.ts';
import type { DraftMeta } from './layout.ts';
import type { Scope } from './names.ts';
import { type Hit, jsonIn, parseAnswer } from './rows.ts';
import { decimals } from './search/queries.ts';
import { featuresOf, packCodes } from './search/terms.ts';

const hashOf = (...parts: readonly (string | undefined)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** A record's id. In a shared index it differs from one generation to the next. */
const idIn = ({ domain, generation }: Scope, name: string): string =>
  generation === undefined ? name : hashOf(domain, generation, name);

/** A record to write; writing it twice leaves it once. */
export interface BulkRecord {
  readonly id: string;
  readonly json: string;
  /** `update` replaces the members given of a record that is there. Default: `index`, the record whole. */
  readonly action?: 'index' | 'update';
  /** What people call it when it is refused. */
  readonly name: string;
}

/**
 * The id of a record that a generation has once: its profile, the mark of when it was last worked on as a draft, and in a
 * shared index the one that it was live.
 */
export const recordId = (scope: Scope, kind: 'catalog' | 'draft' | 'retired'): string => idIn(scope, kind);

/** OpenSearch's ids end at 512 bytes, which two ids of 64 characters can pass; a hash never does. */
export const variantRecordId = (scope: Scope, { productId, variantId }: SearchDocument): string =>
  idIn(scope, hashOf(productId, variantId));

const belongingTo = ({ domain, generation }: Scope) => ({ tenant: domain, generation });

const rowOf = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');

const nameOf = ({ productId, variantId }: SearchDocument): string =>
  `product ${productId} variant ${variantId}`;

/** One line of JSON each; an index holds records of five kinds. */
export const variantRecord = (scope: Scope, { document, terms, vector }: EmbeddedDocument): BulkRecord => {
  const { productId, variantId, sku, availability, position, price } = document;
  const ids = { ...belongingTo(scope), productId, variantId, sku };
  const searched = { ...ids, availability, position, price, terms: featuresOf(terms) };
  const read = { row: packRow(document), codes: packCodes(terms), description: packDescription(document) };
  return {
    id: variantRecordId(scope, document),
    json: JSON.stringify({ ...searched, record: 'variant', ...read, vector: decimals(vector) }),
    name: nameOf(document),
  };
};

/** What a change of price or availability replaces of a variant's record; its terms and vector stay as they are. */
export const standingRecord = (scope: Scope, document: SearchDocument): BulkRecord => {
  const { availability, price } = document;
  return {
    id: variantRecordId(scope, document),
    json: JSON.stringify({ availability, price, row: packRow(document) }),
    name: nameOf(document),
    action: 'update',
  };
};

/** A change that was made, for catalogues whose feed is older. No search for products finds it. */
export const changeRecord = (scope: Scope, made: MadeChange, place: number): BulkRecord => ({
  id: idIn(scope, `change-${createHash('sha256').update(changeKey(made.change)).digest('base64url')}`),
  json: JSON.stringify({
    ...belongingTo(scope),
    record: 'change',
    changedAt: made.at,
    position: place,
    row: rowOf({ ...made, place }),
  }),
  name: `change of ${made.change.productId}`,
});

export const draftRecord = (scope: Scope, touchedAt: Date, meta: DraftMeta): BulkRecord => ({
  id: recordId(scope, 'draft'),
  json: JSON.stringify({
    ...belongingTo(scope),
    record: 'draft',
    touchedAt: touchedAt.toISOString(),
    row: rowOf({ generation: scope.generation, meta }),
  }),
  name: 'mark of the draft',
});

export const retiredRecord = (scope: Scope): BulkRecord => ({
  id: recordId(scope, 'retired'),
  json: JSON.stringify({
    ...belongingTo(scope),
    record: 'retired',
    row: rowOf({ generation: scope.generation }),
  }),
  name: 'mark of the catalogue',
});

/**
 * The profile is packed text inside the record: nobody searches in it, and neither a mapping's `_meta` nor the
 * cluster state is a place for the megabytes of a large vocabulary.
 */
export const catalogRecord = (scope: Scope, profile: CatalogProfile): BulkRecord => {
  const { generation, embedder } = profile;
  return {
    id: recordId(scope, 'catalog'),
    json: JSON.stringify({
      ...belongingTo(scope),
      record: 'catalog',
      catalog: { generation, model: embedder.model, dimension: embedder.dimension },
      profile: gzipSync(JSON.stringify(profile)).toString('base64'),
    }),
    name: 'profile',
  };
};

const CatalogRow = z.object({ _source: z.object({ profile: z.string() }) });

/** The profile in its record, and how many letters it has when it is unpacked. An earlier release did not pack it. */
export const profileIn = (answer: unknown, what: string): KnownProfile => {
  const { profile: packed } = parseAnswer(CatalogRow, answer, what)._source;
  const text = packed.startsWith('{') ? packed : gunzipSync(Buffer.from(packed, 'base64')).toString();
  return { profile: parseAnswer(CatalogProfile, JSON.parse(text), what), letters: text.length };
};

export interface KnownProfile {
  readonly profile: CatalogProfile;
  readonly letters: number;
}

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
type Facts = Readonly<z.infer<typeof Facts>>;

/**
 * A variant as two lines of JSON in base64: its facts, and the rest of it, which is read only of the few that are
 * shown. Its description is kept apart, since only a page of one product shows it.
 */
const packRow = (document: SearchDocument): string => {
  const { productId, variantId, position, availability, price, accessory, ...others } = document;
  const { description: _, ...rest } = others;
  const facts: Facts = { productId, variantId, position, availability, price, accessory };
  return Buffer.from(`${JSON.stringify(facts)}\n${JSON.stringify(rest)}`).toString('base64');
};

const packDescription = ({ description }: SearchDocument): string | undefined =>
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
  if (end < 0)
    throw engineUnavailable(what, new Error('a row of another release; import the catalogue again'));
  return [bytes.subarray(0, end), bytes.subarray(end + 1)];
};

/** The row of a hit. Throws `SERVICE_UNAVAILABLE` naming the index when it is not one of ours, and so does `document`. */
export const variantRow = ({ _index, fields }: Hit) => {
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
    /** As `packCodes` made them, where they were asked for. */
    codes: codes?.[0],
    /** The whole document, with its description where that was asked for; read once. */
    document: (): SearchDocument => {
      known ??= read();
      return known;
    },
  };
};

export const documentOf = (hit: Hit): SearchDocument => variantRow(hit).document();
