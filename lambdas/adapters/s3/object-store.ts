import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ObjectBytes, ObjectRemoval, ObjectStore } from '../../ports/imports/object-store.ts';
import { limitAnswers, unavailable } from '../aws/requests.ts';

const CONNECT_MS = 2_000;
/** Of silence; a large object may take longer as a whole. */
const REQUEST_MS = 30_000;
const ATTEMPTS = 5;

/** A page of a list, a thousand names with all their versions; an object itself is read piece by piece. */
const MAX_ANSWER_BYTES = 8 * 2 ** 20;

export const createS3Client = (config: S3ClientConfig = {}, bodyMs: number = REQUEST_MS): S3Client =>
  limitAnswers(
    new S3Client({
      maxAttempts: ATTEMPTS,
      retryMode: 'adaptive',
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: REQUEST_MS },
      ...config,
    }),
    { maxBytes: MAX_ANSWER_BYTES, bodyMs, streamed: 'GetObjectCommand' },
  );

interface S3ObjectStoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A gigabyte in 64 parts; S3 takes 10,000 of them. */
const PART_BYTES = 16 * 2 ** 20;
const PARTS_AT_ONCE = 2;

/** S3 answers a version that never was with 400, a deleted one with 405, and a look at either without a body. */
const isAbsent = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  (error instanceof S3ServiceException &&
    ['NoSuchVersion', 'MethodNotAllowed', 'NotFound'].includes(error.name));

const unlessAbsent = <Found>(what: string, ask: () => Promise<Found>): Promise<Found | undefined> =>
  ask().catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw unavailable(`S3 ${what}`, error);
  });

/** User metadata of an object, which is ASCII in a header. */
const NOTE = 'storevoice-note';
const metadataOf = (note: string | undefined) =>
  note === undefined ? {} : { Metadata: { [NOTE]: Buffer.from(note).toString('base64url') } };

/** Remembers what the source of the bytes threw, since that is not a failure of S3. */
const watched = (bytes: ObjectBytes) => {
  const failures: unknown[] = [];
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  }
  return { bytes: read(), failures };
};

async function* bodyOf(body: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw unavailable(`S3 ${what}`, error);
  }
}

/** Writes bytes of unknown number, whole or not at all: an upload that breaks off leaves no object. */
const upload = async (
  client: S3Client,
  { Body, ...object }: Omit<PutObjectCommandInput, 'Body'> & { readonly Body: ObjectBytes },
): Promise<string | undefined> => {
  const { bytes, failures } = watched(Body);
  const task = new Upload({
    client,
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
    params: { ...object, Body: Readable.from(bytes, { objectMode: false }) },
  });
  try {
    return (await task.done()).VersionId;
  } catch (error) {
    throw failures.length > 0 ? failures[0] : unavailable(`S3 write of ${object.Key}`, error);
  }
};

export const createS3ObjectStore = ({ client, bucket: Bucket }: S3ObjectStoreOptions): ObjectStore => ({
  read: (Key, VersionId) =>
    unlessAbsent(`read of ${Key}`, async () => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return Body instanceof Readable ? bodyOf(Body, `read of ${Key}`) : undefined;
    }),

  note: (Key, VersionId) =>
    unlessAbsent(`look at ${Key}`, async () => {
      const { Metadata } = await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }));
      const note = Metadata?.[NOTE];
      return note === undefined ? undefined : Buffer.from(note, 'base64url').toString();
    }),

  write: async (Key, content, { type: ContentType, note } = {}) => {
    const object = { Bucket, Key, ContentType, ...metadataOf(note) };
    if (typeof content !== 'string') return upload(client, { ...object, Body: content });
    try {
      const command = new PutObjectCommand({ ...object, Body: Buffer.from(content) });
      const { ETag, VersionId } = await client.send(command);
      if (ETag === undefined) throw new Error('the answer names no object');
      return VersionId;
    } catch (error) {
      throw unavailable(`S3 write of ${Key}`, error);
    }
  },

  list: async function* (Prefix) {
    try {
      for await (const { KeyCount, Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        if (KeyCount === undefined) throw new Error('the answer is not a list of objects');
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
      }
    } catch (error) {
      throw unavailable(`S3 list of ${Prefix}`, error);
    }
  },
});

/** A page has 1,000 versions, as many as one request deletes. */
export const createS3ObjectRemoval = ({ client, bucket: Bucket }: S3ObjectStoreOptions): ObjectRemoval => {
  type Page = Partial<ListObjectVersionsCommandOutput>;

  const versionsIn = ({ Versions = [], DeleteMarkers = [] }: Page) =>
    [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
      Key === undefined ? [] : [{ Key, VersionId }],
    );

  /** The page that follows another one. */
  const list = (Prefix: string, last: Page = {}): Promise<Page> => {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = last;
    return client.send(new ListObjectVersionsCommand({ Bucket, Prefix, KeyMarker, VersionIdMarker }));
  };

  /** Removes the first page and answers what was in it. It is always the first, since the one before it is gone. */
  const removePage = async (prefix: string) => {
    const Objects = versionsIn(await list(prefix));
    if (Objects.length === 0) return Objects;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (Errors[0] !== undefined) throw new Error(`${Errors[0].Key}: ${Errors[0].Code}`);
    return Objects;
  };

  async function* listPages(prefix: string) {
    let page: Page = {};
    do {
      page = await list(prefix, page);
      yield versionsIn(page);
    } while (page.IsTruncated);
  }

  async function* removePages(prefix: string) {
    for (let page = await removePage(prefix); page.length > 0; page = await removePage(prefix)) yield page;
  }

  const countKeys = async (what: string, pages: ReturnType<typeof listPages>): Promise<number> => {
    const keys = new Set<string>();
    try {
      for await (const page of pages) for (const { Key } of page) keys.add(Key);
    } catch (error) {
      throw unavailable(`S3 ${what}`, error);
    }
    return keys.size;
  };

  return {
    count: (prefix) => countKeys(`list of ${prefix}`, listPages(prefix)),
    remove: (prefix) => countKeys(`removal of ${prefix}`, removePages(prefix)),
  };
};
