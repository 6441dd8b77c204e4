import { type Hostname, normaliseHostname } from './hostname.ts';

/** Where merchants put feeds and price changes: `feeds/shop.example.com/anything.xml`. */
export const FEEDS = 'feeds/';
export const PATCHES = 'patches/';
/** What became of them, for people. */
export const REPORTS = 'reports/';
/** Pieces of an import under way; nobody needs them when it has ended. */
export const WORK = 'work/';
/** What is known of the feeds that are fetched. */
export const FETCHES = 'fetches/';

export interface ShopObject {
  readonly kind: 'feed' | 'patch';
  readonly domain: Hostname;
}

/** Whose feed or patch an object is; `undefined` where it lies anywhere else. */
export const readShopObject = (key: string): ShopObject | undefined => {
  const [, folder, host = ''] = /^(feeds|patches)\/([^/]+)\/[^/].*$/u.exec(key) ?? [];
  const domain = normaliseHostname(host);
  if (folder === undefined || domain === undefined) return undefined;
  return { kind: folder === 'feeds' ? 'feed' : 'patch', domain };
};

/** As many chunks as a feed of five million offers has, with room. */
const DIGITS = 6;
const numbered = (number: number): string => String(number).padStart(DIGITS, '0');

export const workPaths = (importId: string) => ({
  draft: `${WORK}${importId}/draft.json`,
  chunk: (number: number) => `${WORK}${importId}/chunks/${numbered(number)}.jsonl`,
  part: (number: number) => `${WORK}${importId}/parts/${numbered(number)}.json`,
  /** One a chunk that is done; the name says of how many variants, and how many of them were embedded. */
  done: `${WORK}${importId}/done/`,
  doneChunk: (number: number, variants: number, embedded: number) =>
    `${WORK}${importId}/done/${numbered(number)}-${variants}-${embedded}`,
});

export const reportPaths = (domain: Hostname, importId: string) => ({
  folder: `${REPORTS}${domain}/${importId}/`,
  summary: `${REPORTS}${domain}/${importId}/report.json`,
  problems: `${REPORTS}${domain}/${importId}/problems.csv`,
});

/** The fetched feed overwrites the one before it, whose version the bucket keeps. */
export const fetchedFeed = (domain: Hostname): string => `${FEEDS}${domain}/fetched`;
export const fetchMemory = (domain: Hostname): string => `${FETCHES}${domain}.json`;
