import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { FeedError } from '../../contract/imports/feed.ts';
import type { ObjectBytes } from '../../ports/imports/object-store.ts';

/** An archive is held in memory, because its list of files is at its end. */
const MAX_ARCHIVE = 256 * 2 ** 20;
const MAX_FILES = 10_000;
/** Sheets shrink 10 to 50 times. Short files do no harm, even if they are all blanks. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 16 * 2 ** 20;

const END_OF_LIST = 0x06054b50;
const LISTED_FILE = 0x02014b50;
/** The list's end, and the longest comment that may follow it. */
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const LISTED_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

export interface ZipFile {
  readonly name: string;
  readonly size: number;
  /** Its bytes unpacked. */
  content(): AsyncGenerator<Uint8Array>;
}

const damaged = (cause?: unknown): FeedError =>
  new FeedError('NOT_WELL_FORMED', 'the zip archive is damaged; export or upload it again', { cause });

const gather = async (bytes: ObjectBytes): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.byteLength;
    if (length > MAX_ARCHIVE) {
      const message = `the archive is larger than ${MAX_ARCHIVE} bytes; send the feed itself, packed with gzip`;
      throw new FeedError('TOO_LARGE', message);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const endOfList = (archive: Buffer): number | undefined => {
  for (
    let at = archive.length - END_LENGTH;
    at >= 0 && at >= archive.length - END_LENGTH - MAX_COMMENT;
    at -= 1
  ) {
    if (archive.readUInt32LE(at) === END_OF_LIST) return at;
  }
  return undefined;
};

interface Packed {
  readonly bytes: Buffer;
  readonly method: number;
}

async function* unpack({ bytes, method }: Packed): AsyncGenerator<Uint8Array> {
  if (method === STORED) {
    yield bytes;
    return;
  }
  if (method !== DEFLATED) throw damaged();
  const inflate = createInflateRaw();
  pipeline(Readable.from([bytes]), inflate, () => undefined);
  let written = 0;
  try {
    for await (const piece of inflate) {
      const unpacked: Uint8Array = piece;
      written += unpacked.byteLength;
      if (written > RATIO_COUNTS_FROM && written > bytes.length * MAX_RATIO) {
        const message = `the archive unpacks to more than ${MAX_RATIO} times its size; no real feed does`;
        throw new FeedError('ZIP_BOMB', message);
      }
      yield unpacked;
    }
  } catch (error) {
    throw error instanceof FeedError ? error : damaged(error);
  } finally {
    inflate.destroy();
  }
}

/** The files of the archive's list, which begins at the place. */
const listFiles = (archive: Buffer, start: number, count: number): readonly ZipFile[] => {
  const files: ZipFile[] = [];
  let at = start;
  for (let number = 0; number < Math.min(count, MAX_FILES); number += 1) {
    if (archive.readUInt32LE(at) !== LISTED_FILE) throw damaged();
    const isEncrypted = (archive.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const size = archive.readUInt32LE(at + 24);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + LISTED_LENGTH, at + LISTED_LENGTH + nameLength);
    at += LISTED_LENGTH + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const begins = local + LOCAL_LENGTH + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(begins, begins + packed);
    if (!isEncrypted) files.push({ name, size, content: () => unpack({ bytes, method }) });
  }
  return files;
};

/** The files of a zip archive, without those that need a password; none where it has no list of them. */
export const readZip = async (bytes: ObjectBytes): Promise<readonly ZipFile[]> => {
  const archive = await gather(bytes);
  try {
    const end = endOfList(archive);
    if (end === undefined) return [];
    return listFiles(archive, archive.readUInt32LE(end + 16), archive.readUInt16LE(end + 10));
  } catch (error) {
    throw error instanceof FeedError ? error : damaged(error);
  }
};
