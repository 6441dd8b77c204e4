import { createGunzip } from 'node:zlib';
import { FeedError } from '../../contract/feed.ts';

export type Bytes = AsyncIterable<Uint8Array>;

export interface GunzipLimits {
  /** Bytes that may come out. */
  readonly maxBytes: number;
  /** How many times more may come out than went in. */
  readonly maxRatio: number;
}

/** Real feeds shrink 8 to 40 times; deflate's own ceiling, which bombs come near, is 1,032. */
export const GUNZIP_LIMITS: GunzipLimits = { maxBytes: 4 * 2 ** 30, maxRatio: 200 };
/** Short inputs may be all blanks and harm nobody. */
const RATIO_COUNTS_FROM = 16 * 2 ** 20;

/** RFC 1952: two magic bytes, then the only method there is. */
const GZIP_MAGIC = [0x1f, 0x8b, 0x08];

export const isGzip = (head: Uint8Array): boolean => GZIP_MAGIC.every((byte, at) => head[at] === byte);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** zlib's refusals, told apart from whatever the source of the bytes threw. */
const explain = (error: unknown): unknown => {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') {
    return new FeedError(
      'GZIP_TRUNCATED',
      'the gzip file ends in the middle; export or upload it again, whole',
      { cause: error },
    );
  }
  if (!code.startsWith('Z_')) return error;
  return new FeedError('GZIP_DAMAGED', 'the gzip file is damaged; export or upload it again', {
    cause: error,
  });
};

const checkSize = (read: number, written: number, { maxBytes, maxRatio }: GunzipLimits): void => {
  if (written > maxBytes) {
    throw new FeedError('TOO_LARGE', `the gzip file unpacks to more than ${maxBytes} bytes; split the feed`);
  }
  if (written > RATIO_COUNTS_FROM && written > read * maxRatio) {
    throw new FeedError(
      'ZIP_BOMB',
      `the gzip file unpacks to more than ${maxRatio} times its size; no real feed does, so it was not read on`,
    );
  }
};

/** Unpacks gzip while it is read; stops at once when more comes out than a feed can hold. */
export async function* gunzip(
  bytes: Bytes,
  limits: GunzipLimits = GUNZIP_LIMITS,
): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  let read = 0;
  let written = 0;
  const feed = async (): Promise<void> => {
    for await (const chunk of bytes) {
      if (unzip.destroyed) return;
      read += chunk.byteLength;
      if (unzip.write(chunk)) continue;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          unzip.off('drain', go).off('close', go);
          resolve();
        };
        unzip.on('drain', go).on('close', go);
      });
    }
    unzip.end();
  };
  // Not waited for: after an early end it stops at the next piece, and standard input may send none.
  void feed().catch((error: unknown) => {
    unzip.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const chunk of unzip) {
      const unpacked: Uint8Array = chunk;
      written += unpacked.byteLength;
      checkSize(read, written, limits);
      yield unpacked;
    }
  } catch (error) {
    throw explain(error);
  } finally {
    unzip.destroy();
  }
}
