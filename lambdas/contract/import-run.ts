import * as z from 'zod';
import { Hostname } from './hostname.ts';

/** A run that was silent for longer is dead: no Lambda function lives longer, and every part tells of itself. */
export const IMPORT_LEASE_MS = 15 * 60 * 1_000;

/** What an import is doing, in the order it does it. */
export const importSteps = ['normalising', 'embedding', 'verifying', 'publishing'] as const;

/** How far an import has come; every number counts from its beginning. */
export const ImportCounts = z.strictObject({
  rows: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  products: z.int().nonnegative(),
  variants: z.int().nonnegative(),
  /** Variants whose vector was made, not found in the cache. */
  embedded: z.int().nonnegative(),
  /** Variants written into the new catalogue. */
  indexed: z.int().nonnegative(),
});
export type ImportCounts = Readonly<z.infer<typeof ImportCounts>>;

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  accepted: 0,
  rejected: 0,
  products: 0,
  variants: 0,
  embedded: 0,
  indexed: 0,
};

/** The latest import of a shop, running or done. */
export const ImportRun = z.strictObject({
  domain: Hostname,
  importId: z.string().min(1).max(128),
  /** What was imported: a path, an address, or a bucket's object. */
  source: z.string(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('running'), step: z.enum(importSteps) }),
    z.strictObject({ kind: z.literal('published'), generation: z.string() }),
    z.strictObject({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
    z.strictObject({ kind: z.literal('failed'), message: z.string() }),
  ]),
  counts: ImportCounts,
});
export type ImportRun = Readonly<z.infer<typeof ImportRun>>;

/** An import that waits is asked for each minute in the cloud, each second here; one that was not is gone. */
export const WAITING_LEASE_MS = 3 * 60 * 1_000;

/** An import that another one of the shop keeps from beginning. */
export const WaitingImport = ImportRun.pick({
  domain: true,
  importId: true,
  source: true,
  startedAt: true,
  updatedAt: true,
}).extend({ waitsFor: ImportRun.pick({ importId: true, source: true }) });
export type WaitingImport = Readonly<z.infer<typeof WaitingImport>>;
