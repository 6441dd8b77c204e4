import * as z from 'zod';
import { type Hostname, normaliseHostname } from '../shop/hostname.ts';

/** S3's event about a new object; keys are not escaped, unlike in S3's own notifications. */
export const ObjectCreated = z
  .object({
    /** When the object was created, which may be long before the event arrives. */
    time: z.iso.datetime(),
    detail: z.object({
      bucket: z.object({ name: z.string() }),
      object: z.object({ key: z.string(), 'version-id': z.string() }),
    }),
  })
  .transform(({ time, detail: { bucket, object } }) => ({
    bucket: bucket.name,
    key: object.key,
    version: object['version-id'],
    createdAt: time,
  }));
export type BucketObject = Readonly<z.infer<typeof ObjectCreated>>;

/** Step Functions' event about an execution that ended; times are milliseconds. */
export const ExecutionEnded = z
  .object({
    detail: z.object({
      name: z.string(),
      status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
      startDate: z.number(),
      input: z.string(),
    }),
  })
  .transform(({ detail }) => detail);
export type ExecutionEnded = Readonly<z.infer<typeof ExecutionEnded>>;

/** Where merchants put feeds and price changes: `feeds/shop.example.com/anything.xml`. */
export const FEEDS = 'feeds/';
export const PATCHES = 'patches/';
/** Reports about them, for people. */
export const REPORTS = 'reports/';
/** Pieces of a running import, not needed when it has ended. */
export const WORK = 'work/';
/** What is known of the feeds that are fetched. */
export const FETCHES = 'fetches/';

interface ShopObject {
  readonly kind: 'feed' | 'patch';
  readonly domain: Hostname;
}

/** The shop of a feed or patch; `undefined` for another object. */
export const readShopObject = (key: string): ShopObject | undefined => {
  const [, folder, host = ''] = /^(feeds|patches)\/([^/]+)\/[^/].*$/u.exec(key) ?? [];
  const domain = normaliseHostname(host);
  if (folder === undefined || domain === undefined) return undefined;
  return { kind: folder === 'feeds' ? 'feed' : 'patch', domain };
};

/** Enough for the chunks of a feed of five million offers. */
const DIGITS = 6;
const numbered = (number: number): string => String(number).padStart(DIGITS, '0');

export const workPaths = (importId: string) => ({
  draft: `${WORK}${importId}/draft.json`,
  chunk: (number: number) => `${WORK}${importId}/chunks/${numbered(number)}.jsonl`,
  part: (number: number) => `${WORK}${importId}/parts/${numbered(number)}.json`,
  /** One mark for each finished chunk; its name has the number of variants, and of those that were embedded. */
  done: `${WORK}${importId}/done/`,
  doneChunk: (number: number, variants: number, embedded: number) =>
    `${WORK}${importId}/done/${numbered(number)}-${variants}-${embedded}`,
});

export const reportPaths = (domain: Hostname, importId: string) => ({
  folder: `${REPORTS}${domain}/${importId}/`,
  summary: `${REPORTS}${domain}/${importId}/report.json`,
  problems: `${REPORTS}${domain}/${importId}/problems.csv`,
});

/** A feed of the same name overwrites the one before it, whose version the bucket keeps. */
export const uploadedFeed = (domain: Hostname, name: string): string => `${FEEDS}${domain}/cli/${name}`;
export const fetchedFeed = (domain: Hostname): string => `${FEEDS}${domain}/fetched`;
/** When each shop's feed is due next; no shop's own object is called so. */
export const fetchPlan = `${FETCHES}plan`;
export const fetchMemory = (domain: Hostname): string => `${FETCHES}${domain}.json`;
