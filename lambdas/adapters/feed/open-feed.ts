import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { FeedError } from '../../contract/feed.ts';
import type { Bytes } from './gunzip.ts';

export interface OpenedFeed {
  readonly bytes: Bytes;
  /** A file name that may tell the format: `products.csv.gz`. */
  readonly name: string;
  /** Bytes to come, when they are known beforehand. */
  readonly size?: number | undefined;
}

export interface OpenFeedOptions {
  readonly stdin: Bytes;
  /** Milliseconds without a byte after which a download is given up. */
  readonly stallMs?: number;
}

const STALL_MS = 60_000;

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};

const downloadFailed = (url: URL, why: string, cause?: unknown): FeedError =>
  new FeedError('DOWNLOAD_FAILED', `${url.origin}${url.pathname} cannot be downloaded: ${why}`, { cause });

const isWeb = (source: string): boolean => /^https?:\/\//iu.test(source);

type Watch = ReturnType<typeof createWatch>;

/** The pieces of a download; what breaks it off is named, and whoever stops reading ends it. */
async function* body(url: URL, stream: ReadableStream<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      watch.alive();
      yield next.value;
    }
  } catch (error) {
    throw downloadFailed(url, `the connection broke off (${messageOf(error)}); try again`, error);
  } finally {
    watch.end();
    await reader.cancel().catch(() => undefined);
  }
}

/** Aborts what has been silent for too long. */
const createWatch = (silentMs: number) => {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Error(`nothing came for ${silentMs / 1_000} s`));
  let timer = setTimeout(abort, silentMs);
  return {
    signal: controller.signal,
    alive: (): void => {
      clearTimeout(timer);
      timer = setTimeout(abort, silentMs);
    },
    end: (): void => clearTimeout(timer),
  };
};

const openUrl = async (source: string, stallMs: number): Promise<OpenedFeed> => {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (!url) throw new FeedError('NOT_FOUND', `${source} is not an address`);
  const watch = createWatch(stallMs);
  const response = await fetch(url, {
    signal: watch.signal,
    headers: { accept: '*/*', 'user-agent': 'storevoice-catalog-import' },
  }).catch((error: unknown) => {
    watch.end();
    throw downloadFailed(url, messageOf(error), error);
  });
  if (!response.ok || !response.body) {
    watch.end();
    await response.body?.cancel();
    throw downloadFailed(url, `the server answered ${response.status} ${response.statusText}`.trim());
  }
  const size = Number(response.headers.get('content-length') ?? Number.NaN);
  return {
    bytes: body(url, response.body, watch),
    name: basename(new URL(response.url || url).pathname),
    size: Number.isFinite(size) && !response.headers.has('content-encoding') ? size : undefined,
  };
};

const openFile = async (path: string): Promise<OpenedFeed> => {
  const found = await stat(path).catch((error: unknown) => {
    throw new FeedError('NOT_FOUND', `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  if (found.isDirectory())
    throw new FeedError('NOT_FOUND', `${path} is a folder; name the feed's file in it`);
  return {
    bytes: createReadStream(path),
    name: basename(path),
    size: found.isFile() ? found.size : undefined,
  };
};

/** Opens a feed by what a person wrote: `-` for standard input, an http(s) address, or a file's path. */
export const openFeed = async (source: string, options: OpenFeedOptions): Promise<OpenedFeed> => {
  if (source === '-') return { bytes: options.stdin, name: '-' };
  return isWeb(source) ? openUrl(source, options.stallMs ?? STALL_MS) : openFile(source);
};
