import * as z from 'zod';
import { Hostname } from './hostname.ts';
import { ImportCounts } from './import-run.ts';
import { Product } from './product.ts';
import { ProfilePart } from './profile-part.ts';
import { SearchDocument } from './search-document.ts';

/** What the state machine is started with; a person may write it, too. */
export const ImportRequest = z.strictObject({
  domain: Hostname,
  /** The feed in the bucket, and which version of it. */
  key: z.string().min(1),
  version: z.string().min(1),
  /** Since when changes of prices and stock are newer than the feed. Default: since the import was started. */
  uploadedAt: z.iso.datetime().optional(),
  /** Publishes a catalogue that lost more than it may. */
  force: z.boolean().default(false),
});
export type ImportRequest = Readonly<z.infer<typeof ImportRequest>>;

/** Every step is told whose work it does; the id is the execution's name. */
export const ImportTask = z.object({
  importId: z.string().min(1).max(80),
  startedAt: z.iso.datetime(),
  request: ImportRequest,
});
export type ImportTask = Readonly<z.infer<typeof ImportTask>>;

export const Draft = z.object({
  generation: z.string(),
  /** What shoppers have meanwhile. */
  live: z.object({ products: z.int(), variants: z.int() }).optional(),
});
export type Draft = Readonly<z.infer<typeof Draft>>;

/** Whether an import may go on now. */
export type Turn =
  | { readonly kind: 'begun'; readonly draft: Draft }
  /** Another import of the shop is under way: ask again. */
  | { readonly kind: 'busy' }
  /** It was done before, or a later one was. */
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
