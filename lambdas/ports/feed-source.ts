import type { ObjectBytes } from './object-store.ts';

/** What a server said of the feed it sent, for asking whether there is a newer one. */
export interface FeedStamp {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export type FetchedFeed =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly bytes: ObjectBytes; readonly stamp: FeedStamp };

/**
 * Feeds of the open web. An address of a private network is never asked, by whatever name or redirect it is
 * reached. Throws a `FeedError` with `DOWNLOAD_FAILED` or `TOO_LARGE`, the bytes do so while they are read.
 */
export type FetchFeed = (url: string, known: FeedStamp) => Promise<FetchedFeed>;
