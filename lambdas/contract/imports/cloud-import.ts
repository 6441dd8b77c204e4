import * as z from 'zod';
import { Product } from '../catalog/product.ts';
import { ProfilePart, SearchDocument } from '../catalog/search-document.ts';
import { FeedSettings } from '../shop/domain.ts';
import { Hostname } from '../shop/hostname.ts';
import { ImportCounts, type ImportRun } from './import-run.ts';

/** What a person asks of one import. An uploaded feed carries it as the note of its object. */
export const ImportOptions = z.strictObject({
  /** Publishes a catalogue that lost more than it may. */
  force: z.boolean().default(false),
  /** Columns of the shop's own table, before those of its settings. */
  columns: FeedSettings.shape.columns.unwrap().optional(),
});
export type ImportOptions = Readonly<z.infer<typeof ImportOptions>>;

/** The input of the state machine; a person may write it, too. */
export const ImportRequest = ImportOptions.extend({
  domain: Hostname,
  /** The feed: an object of the bucket, or what a person named on their own machine. */
  key: z.string().min(1),
  /** Which version of the object. Default: the newest. */
  version: z.string().min(1).optional(),
  /** Since when changes of prices and stock are newer than the feed. Default: since the import was started. */
  uploadedAt: z.iso.datetime().optional(),
});
export type ImportRequest = Readonly<z.infer<typeof ImportRequest>>;

/** What every step receives; the id is the execution's name. */
export const ImportTask = z.object({
  importId: z.string().min(1).max(80),
  startedAt: z.iso.datetime(),
  request: ImportRequest,
});
export type ImportTask = Readonly<z.infer<typeof ImportTask>>;

export const Draft = z.object({
  generation: z.string(),
  /** The size of the live catalogue. */
  live: z.object({ products: z.int(), variants: z.int() }).optional(),
});
export type Draft = Readonly<z.infer<typeof Draft>>;

/** Whether an import may go on now. */
export type ImportTurn =
  | { readonly kind: 'begun'; readonly draft: Draft }
  /** Another import of the shop is under way: ask again. */
  | { readonly kind: 'busy'; readonly run: ImportRun }
  /** This import, or a later one of the shop, was done before. */
  | { readonly kind: 'over'; readonly why: string };

/** An expected end without a publication, for the merchant to act on. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}

export const Normalised = z.object({
  kind: z.literal('ready'),
  /** Numbers of the chunks. */
  chunks: z.array(z.int().nonnegative()),
  counts: ImportCounts,
});
export type Normalised = Readonly<z.infer<typeof Normalised>>;

export const NormaliseTask = ImportTask.extend({ draft: Draft });
export type NormaliseTask = Readonly<z.infer<typeof NormaliseTask>>;

export const ChunkTask = NormaliseTask.extend({ chunk: z.int().nonnegative(), counts: ImportCounts });
export type ChunkTask = Readonly<z.infer<typeof ChunkTask>>;

export const PublishTask = NormaliseTask.extend({ normalised: Normalised });
export type PublishTask = Readonly<z.infer<typeof PublishTask>>;

/** One line of a chunk: a product and the place of its first variant in the feed. */
export const ChunkLine = z.strictObject({ position: z.int().nonnegative(), product: Product });
export type ChunkLine = Readonly<z.infer<typeof ChunkLine>>;

/** What a chunk leaves for the publication. */
export const ChunkResult = z.strictObject({
  part: ProfilePart,
  /** One of its documents, to look for in the draft. */
  canary: z.strictObject({ document: SearchDocument, vector: z.array(z.number()) }).optional(),
  embedded: z.int().nonnegative(),
});
export type ChunkResult = Readonly<z.infer<typeof ChunkResult>>;
