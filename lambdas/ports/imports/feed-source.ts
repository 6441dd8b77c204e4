import type { ObjectBytes } from './object-store.ts';

/** A server's version marks of a feed, by which the next request asks for a newer one. */
export interface FeedStamp {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

type FetchedFeed =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly bytes: ObjectBytes;
      /** How many bytes come, where the server says so. */
      readonly size?: number | undefined;
      readonly stamp: FeedStamp;
    };

/**
 * Downloads feeds from the public internet. It never connects to an address of a private network, also not by a name
 * or a redirect. It and the bytes throw a `FeedError` with `DOWNLOAD_FAILED` or `TOO_LARGE`.
 */
export type FetchFeed = (url: string, known: FeedStamp) => Promise<FetchedFeed>;
