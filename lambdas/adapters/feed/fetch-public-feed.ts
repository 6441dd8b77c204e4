import type { IncomingMessage } from 'node:http';
import { FeedError } from '../../contract/feed.ts';
import type { FeedStamp, FetchFeed } from '../../ports/feed-source.ts';
import type { ObjectBytes } from '../../ports/object-store.ts';
import { isPublicAddress } from './public-address.ts';
import { type PublicRequestOptions, publicGet } from './public-request.ts';
import { BYTE_LIMITS } from './read-bytes.ts';

export interface FetchPublicFeedOptions
  extends Partial<Pick<PublicRequestOptions, 'isPublic' | 'resolve' | 'stallMs'>> {
  /** Bytes of a feed, packed or not. */
  readonly maxBytes?: number;
  /** For all of it; a function has fifteen minutes. */
  readonly maxMs?: number;
}

const MAX_REDIRECTS = 5;
const STALL_MS = 60_000;
const MAX_MS = 12 * 60 * 1_000;
const REDIRECTS = [301, 302, 303, 307, 308];
/** gzip is what feeds are packed with anyway; they know it by their first bytes. */
const KNOWN_ENCODINGS = ['', 'identity', 'gzip', 'x-gzip'];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The query may hold a key of the shop's. */
const shown = (url: URL): string => `${url.origin}${url.pathname}`;

const failed = (url: URL, why: string, cause?: unknown): FeedError =>
  new FeedError('DOWNLOAD_FAILED', `${shown(url)} cannot be downloaded: ${why}`, { cause });

const parseUrl = (written: string, base?: URL): URL => {
  const url = URL.canParse(written, base) ? new URL(written, base) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.username === '') return url;
  throw new FeedError('DOWNLOAD_FAILED', `"${written.slice(0, 200)}" is no http or https address of a feed`);
};

const conditions = ({ etag, lastModified }: FeedStamp): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

interface Download {
  readonly url: URL;
  readonly response: IncomingMessage;
}

const follow = async (start: URL, options: PublicRequestOptions): Promise<Download> => {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await publicGet(url, options).catch((error: unknown) => {
      throw failed(url, messageOf(error), error);
    });
    const { statusCode = 0, headers } = response;
    if (!REDIRECTS.includes(statusCode) || headers.location === undefined) return { url, response };
    response.destroy();
    url = parseUrl(headers.location, url);
  }
  throw failed(start, `it redirects more than ${MAX_REDIRECTS} times`);
};

async function* bodyOf({ url, response }: Download, maxBytes: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const piece of response) {
      const bytes: Uint8Array = piece;
      read += bytes.byteLength;
      if (read > maxBytes) {
        throw new FeedError('TOO_LARGE', `${shown(url)} is larger than ${maxBytes} bytes; split the feed`);
      }
      yield bytes;
    }
  } catch (error) {
    throw error instanceof FeedError
      ? error
      : failed(url, `the connection broke off (${messageOf(error)})`, error);
  } finally {
    response.destroy();
  }
}

const stampOf = ({ headers: { etag, 'last-modified': lastModified } }: IncomingMessage): FeedStamp => ({
  ...(etag === undefined ? {} : { etag }),
  ...(lastModified === undefined ? {} : { lastModified }),
});

const refuse = (download: Download, why: string): never => {
  download.response.destroy();
  throw failed(download.url, why);
};

/** Downloads feeds from the open internet, and from nowhere else. */
export const createPublicFeedFetch = (options: FetchPublicFeedOptions = {}): FetchFeed => {
  const {
    maxBytes = BYTE_LIMITS.maxRead,
    maxMs = MAX_MS,
    isPublic = isPublicAddress,
    resolve,
    stallMs = STALL_MS,
  } = options;
  return async (written, known) => {
    const headers = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'storevoice-catalog-import',
      ...conditions(known),
    };
    const request = {
      stallMs,
      isPublic,
      headers,
      signal: AbortSignal.timeout(maxMs),
      ...(resolve ? { resolve } : {}),
    };
    const download = await follow(parseUrl(written), request);
    const { response } = download;
    const { statusCode = 0, statusMessage = '', headers: answered } = response;
    if (statusCode === 304) {
      response.destroy();
      return { kind: 'unchanged' };
    }
    if (statusCode !== 200)
      return refuse(download, `the server answered ${statusCode} ${statusMessage}`.trim());
    const encoding = answered['content-encoding'] ?? '';
    if (!KNOWN_ENCODINGS.includes(encoding)) return refuse(download, `it is packed with "${encoding}"`);
    const bytes: ObjectBytes = bodyOf(download, maxBytes);
    return { kind: 'changed', bytes, stamp: stampOf(response) };
  };
};
