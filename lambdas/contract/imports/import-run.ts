import * as z from 'zod';
import { Hostname } from '../shop/hostname.ts';
import { FeedProblem, feedErrorCodes, feedErrorReasons } from './feed.ts';

/** A run without news for longer is dead: no Lambda function lives longer, and every part reports. */
export const IMPORT_LEASE_MS = 15 * 60 * 1_000;

/** What an import is doing, in the order it does it. */
const importSteps = ['normalising', 'embedding', 'verifying', 'publishing'] as const;

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

/** A waiting import renews itself every minute in the cloud and every second on one machine; otherwise it is gone. */
export const WAITING_LEASE_MS = 3 * 60 * 1_000;

/** An import that waits for another one of the same shop. */
export const WaitingImport = ImportRun.pick({
  domain: true,
  importId: true,
  source: true,
  startedAt: true,
  updatedAt: true,
}).extend({ waitsFor: ImportRun.pick({ importId: true, source: true }) });
export type WaitingImport = Readonly<z.infer<typeof WaitingImport>>;

/** Those that have renewed themselves, the longest wait first. */
export const stillWaiting = (imports: readonly WaitingImport[], at: Date): readonly WaitingImport[] =>
  imports
    .filter(({ updatedAt }) => Math.abs(at.getTime() - Date.parse(updatedAt)) < WAITING_LEASE_MS)
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));

const Count = z.int().nonnegative();

/** The `report.json` of an import: what was read of the feed, and what is wrong with it. */
export const ImportReport = z.object({
  format: z.string().optional(),
  /** The headers or elements that told the format. */
  recognisedBy: z.string().optional(),
  charset: z.string().optional(),
  tally: z.object({
    rows: Count,
    accepted: Count,
    rejected: Count,
    warnings: Count,
    products: Count,
    variants: Count,
  }),
  problems: z.array(
    FeedProblem.pick({ kind: true, code: true }).extend({
      count: Count,
      /** The first few. */
      examples: z.array(FeedProblem),
    }),
  ),
  /** Why the feed was refused. */
  error: z
    .object({
      code: z.enum(feedErrorCodes),
      message: z.string(),
      line: Count.optional(),
      reason: z.enum(feedErrorReasons).optional(),
      seen: z.string().optional(),
      flags: z.string().optional(),
    })
    .optional(),
});
export type ImportReport = Readonly<z.infer<typeof ImportReport>>;
