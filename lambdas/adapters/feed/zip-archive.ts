import { type ZipFile as Archive, type Entry, fromBufferPromise } from 'yauzl';
import { FeedError } from '../../contract/imports/feed.ts';
import type { ObjectBytes } from '../../ports/imports/object-store.ts';

/** An archive is held in memory, because its list of files is at its end. */
const MAX_ARCHIVE = 256 * 2 ** 20;
const MAX_FILES = 10_000;
/** Sheets shrink 10 to 50 times. Short files do no harm, even if they are all blanks. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 16 * 2 ** 20;

export interface ZipFile {
  readonly name: string;
  readonly size: number;
  /** Its bytes unpacked. */
  content(): AsyncGenerator<Uint8Array>;
}

const damaged = (cause: unknown): FeedError =>
  new FeedError('NOT_WELL_FORMED', 'the zip archive is damaged; export or upload it again', { cause });

const locked = (): FeedError =>
  new FeedError('UNKNOWN_FORMAT', 'the zip archive needs a password; pack it without one', {
    reason: 'password',
  });

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

/** yauzl stops at the size that the list names, so a bomb must name its own. */
async function* unpack(archive: Archive, entry: Entry): AsyncGenerator<Uint8Array> {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > RATIO_COUNTS_FROM && size > packed * MAX_RATIO) {
    const message = `the archive unpacks to more than ${MAX_RATIO} times its size; no real feed does`;
    throw new FeedError('ZIP_BOMB', message);
  }
  try {
    const stream: AsyncIterable<Uint8Array> = await archive.openReadStreamPromise(entry);
    yield* stream;
  } catch (error) {
    throw damaged(error);
  }
}

/** The files of a zip archive, without those that need a password; none where it has no list of them. Refuses one that is locked whole. */
export const readZip = async (bytes: ObjectBytes): Promise<readonly ZipFile[]> => {
  const archive = await fromBufferPromise(await gather(bytes)).catch(() => undefined);
  if (!archive) return [];
  const files: ZipFile[] = [];
  let isLocked = false;
  try {
    for await (const entry of archive.eachEntry()) {
      if (files.length >= MAX_FILES) break;
      isLocked ||= entry.isEncrypted();
      if (entry.isEncrypted()) continue;
      const { fileName: name, uncompressedSize: size } = entry;
      files.push({ name, size, content: () => unpack(archive, entry) });
    }
  } catch (error) {
    throw damaged(error);
  }
  if (isLocked && files.length === 0) throw locked();
  return files;
};
