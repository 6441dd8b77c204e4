import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedError } from '../../contract/imports/feed.ts';
import type { ObjectBytes } from '../../ports/imports/object-store.ts';
import type { LookAtText, TextLook } from '../../ports/imports/read-text.ts';
import { errorCode } from '../embedded/operating-system.ts';
import { archiveText, type Unpack } from './archive-text.ts';
import { type DecodedText, decode } from './decode.ts';

interface GunzipLimits {
  readonly maxBytes: number;
  readonly maxRatio: number;
}

/** Real feeds shrink 8 to 40 times; deflate's own ceiling, which bombs come near, is 1,032. */
const GUNZIP_LIMITS: GunzipLimits = { maxBytes: 4 * 2 ** 30, maxRatio: 200 };
/** Short inputs do no harm, even if they are all blanks. */
const RATIO_COUNTS_FROM = 16 * 2 ** 20;

/** RFC 1952: two magic bytes, then the only method there is. */
const GZIP_MAGIC = [0x1f, 0x8b, 0x08];

const isGzip = (head: Uint8Array): boolean => GZIP_MAGIC.every((byte, at) => head[at] === byte);

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
const isZip = (head: Uint8Array): boolean => ZIP_MAGIC.every((byte, at) => head[at] === byte);

/** Turns zlib's errors into feed errors; errors of the source of the bytes stay as they are. */
const explain = (error: unknown): unknown => {
  const code = String(errorCode(error) ?? '');
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
      `the gzip file unpacks to more than ${maxRatio} times its size; no real feed does, so the rest was not read`,
    );
  }
};

/** Passes bytes on and tells the length of each piece. */
export async function* counted(
  bytes: ObjectBytes,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    count(piece.byteLength);
    yield piece;
  }
}

/** Unpacks gzip while it is read; stops at once when more comes out than a feed can hold. */
async function* gunzip(bytes: ObjectBytes, limits: GunzipLimits = GUNZIP_LIMITS): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  let read = 0;
  let written = 0;
  // Ends the one when the other ends or fails. Nothing awaits the source, which may be standard input without an end.
  pipeline(
    counted(bytes, (length) => {
      read += length;
    }),
    unzip,
    () => undefined,
  );
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

interface ByteLimits extends GunzipLimits {
  readonly maxRead: number;
}

export const BYTE_LIMITS: ByteLimits = { ...GUNZIP_LIMITS, maxRead: 2 * 2 ** 30 };

const HEAD_BYTES = 4;

/** Other files that people send in place of a feed, by their first bytes. */
const FOREIGN = [
  { bytes: ZIP_MAGIC, what: 'a zip archive or an Excel workbook', reason: 'workbook' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive', reason: 'foreign-file' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive', reason: 'foreign-file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', reason: 'workbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', reason: 'foreign-file' },
  { bytes: [0x1f, 0x8b, 0x08], what: 'gzip within gzip', reason: 'foreign-file' },
] as const;

const refuseForeign = (head: Uint8Array): void => {
  const found = FOREIGN.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (!found) return;
  throw new FeedError(
    'UNKNOWN_FORMAT',
    `this is ${found.what}, not a feed; unpack it, or save it as CSV (UTF-8)`,
    {
      reason: found.reason,
    },
  );
};

const within = (bytes: ObjectBytes, maxRead: number): AsyncIterable<Uint8Array> => {
  let read = 0;
  return counted(bytes, (length) => {
    read += length;
    if (read > maxRead)
      throw new FeedError('TOO_LARGE', `the feed is larger than ${maxRead} bytes; split it`);
  });
};

/** Looks at the first bytes, which stay part of the whole. */
const peek = async (
  bytes: ObjectBytes,
): Promise<{ readonly head: Uint8Array; readonly all: ObjectBytes }> => {
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

const NO_LOOK: TextLook = { known: 0, header: '', above: 0 };

/** What lies in an archive is unpacked once more, and no deeper: a bomb has many layers. */
const unpackOnce =
  (look: LookAtText, limits: ByteLimits): Unpack =>
  async (bytes) => {
    const packed = await peek(bytes);
    if (isGzip(packed.head)) return decode(gunzip(packed.all, limits));
    return isZip(packed.head) ? archiveText(packed.all, { look, unpack: async () => undefined }) : undefined;
  };

/** The text of a feed's bytes, unpacked if they are gzip, a zip archive or a workbook, within the limits. */
export const readBytes = async (
  bytes: ObjectBytes,
  look: LookAtText = () => NO_LOOK,
  limits: ByteLimits = BYTE_LIMITS,
): Promise<DecodedText> => {
  const packed = await peek(within(bytes, limits.maxRead));
  const plain = isGzip(packed.head) ? await peek(gunzip(packed.all, limits)) : packed;
  if (plain.head.length === 0) {
    throw new FeedError('EMPTY', 'the feed is empty; check the export that writes it');
  }
  const packedText = isZip(plain.head)
    ? await archiveText(plain.all, { look, unpack: unpackOnce(look, limits) })
    : undefined;
  if (packedText) return packedText;
  refuseForeign(plain.head);
  return decode(plain.all);
};
