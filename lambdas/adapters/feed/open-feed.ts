import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { FeedError } from '../../contract/imports/feed.ts';
import type { FeedStamp, FetchFeed } from '../../ports/imports/feed-source.ts';
import type { ObjectBytes } from '../../ports/imports/object-store.ts';
import { isPublicAddress, type PublicRequestOptions, publicRequest } from './public-request.ts';
import { BYTE_LIMITS } from './read-bytes.ts';

export interface DownloadOptions
  extends Partial<Pick<PublicRequestOptions, 'isPublic' | 'resolve' | 'stallMs'>> {
  /** Bytes of a feed, packed or not. */
  readonly maxBytes?: number;
  /** For all of it. Default: twelve minutes, since a function has fifteen. */
  readonly maxMs?: number;
}

const MAX_REDIRECTS = 5;
const STALL_MS = 60_000;
const MAX_MS = 12 * 60 * 1_000;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Feeds packed with gzip are known by their first bytes. */
const KNOWN_ENCODINGS = ['', 'identity', 'gzip', 'x-gzip'];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The query may hold a secret of the shop. */
const shown = (url: URL): string => `${url.origin}${url.pathname}`;

const failed = (url: URL, why: string, cause?: unknown): FeedError =>
  new FeedError('DOWNLOAD_FAILED', `${shown(url)} cannot be downloaded: ${why}`, {
    cause,
    seen: `${shown(url)} — ${why}`,
  });

const parseUrl = (written: string, base?: URL): URL => {
  const url = URL.canParse(written, base?.href) ? new URL(written, base) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.username === '') return url;
  throw new FeedError(
    'DOWNLOAD_FAILED',
    `"${written.slice(0, 200)}" is not an http or https address of a feed`,
    { seen: written.slice(0, 200) },
  );
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
    const response = await publicRequest(url, options).catch((error: unknown) => {
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

/**
 * Downloads feeds from the open internet. An address of a private network is never asked, by whatever name or redirect
 * it is reached, unless `isPublic` lets it pass.
 */
export const createFeedDownload = (options: DownloadOptions = {}): FetchFeed => {
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
    const size = Number(answered['content-length'] ?? Number.NaN);
    return {
      kind: 'changed',
      bytes: bodyOf(download, maxBytes),
      ...(Number.isFinite(size) ? { size } : {}),
      stamp: stampOf(response),
    };
  };
};

interface OpenedFeed {
  readonly bytes: ObjectBytes;
  /** Bytes to come, when they are known beforehand. */
  readonly size?: number | undefined;
}

interface OpenFeedOptions extends Pick<DownloadOptions, 'stallMs'> {
  readonly stdin: ObjectBytes;
}

/** A person waits, and can end it. */
const PATIENT_MS = 24 * 60 * 60 * 1_000;

export const isWeb = (source: string): boolean => /^https?:\/\//iu.test(source);

const openUrl = async (url: string, { stallMs }: OpenFeedOptions): Promise<OpenedFeed> => {
  // A person who names an address of their own network means it.
  const download = createFeedDownload({
    isPublic: () => true,
    maxMs: PATIENT_MS,
    ...(stallMs === undefined ? {} : { stallMs }),
  });
  const answer = await download(url, {});
  if (answer.kind === 'changed') return answer;
  throw new FeedError(
    'DOWNLOAD_FAILED',
    `${url} cannot be downloaded: the server answered that it has not changed`,
  );
};

const openFile = async (path: string): Promise<OpenedFeed> => {
  const found = await stat(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new FeedError('NOT_FOUND', `${path} cannot be read: ${why}`, { cause: error });
  });
  if (found.isDirectory())
    throw new FeedError('NOT_FOUND', `${path} is a folder; name the feed's file in it`);
  return { bytes: createReadStream(path), size: found.isFile() ? found.size : undefined };
};

/** Opens a feed by what a person wrote: `-` for standard input, an http(s) address, or a file's path. */
export const openFeed = async (source: string, options: OpenFeedOptions): Promise<OpenedFeed> => {
  if (source === '-') return { bytes: options.stdin };
  return isWeb(source) ? openUrl(source, options) : openFile(source);
};
