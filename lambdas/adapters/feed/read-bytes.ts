import { FeedError } from '../../contract/feed.ts';
import { type DecodedText, decode } from './decode.ts';
import { type Bytes, GUNZIP_LIMITS, type GunzipLimits, gunzip, isGzip } from './gunzip.ts';

export interface ByteLimits extends GunzipLimits {
  /** Bytes that may be read, packed or not. */
  readonly maxRead: number;
}

export const BYTE_LIMITS: ByteLimits = { ...GUNZIP_LIMITS, maxRead: 2 * 2 ** 30 };

const HEAD_BYTES = 4;

/** Archives people send in place of a feed, by their first bytes. */
const FOREIGN = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive or an Excel workbook' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { bytes: [0x1f, 0x8b, 0x08], what: 'gzip within gzip' },
] as const;

const refuseForeign = (head: Uint8Array): void => {
  const found = FOREIGN.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (!found) return;
  throw new FeedError(
    'UNKNOWN_FORMAT',
    `this is ${found.what}, not a feed; unpack it, or save it as CSV (UTF-8)`,
  );
};

async function* within(bytes: Bytes, maxRead: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.byteLength;
    if (read > maxRead) {
      throw new FeedError('TOO_LARGE', `the feed is larger than ${maxRead} bytes; split it`);
    }
    yield chunk;
  }
}

/** Splits off the first bytes, which stay part of what is read after them. */
const peek = async (bytes: Bytes): Promise<{ readonly head: Uint8Array; readonly all: Bytes }> => {
  const source = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.byteLength;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), all: all() };
};

/** The text of a feed's bytes: unpacked when they are gzip, decoded, and never more than the limits. */
export const readBytes = async (bytes: Bytes, limits: ByteLimits = BYTE_LIMITS): Promise<DecodedText> => {
  const packed = await peek(within(bytes, limits.maxRead));
  const plain = isGzip(packed.head) ? await peek(gunzip(packed.all, limits)) : packed;
  if (plain.head.length === 0) {
    throw new FeedError('EMPTY', 'the feed is empty; check the export that writes it');
  }
  refuseForeign(plain.head);
  return decode(plain.all);
};
