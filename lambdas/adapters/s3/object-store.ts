import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AssistantError } from '../../contract/errors.ts';
import type { ObjectBytes, ObjectStore } from '../../ports/object-store.ts';

export interface S3ObjectStoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A gigabyte in 64 parts; S3 takes 10,000 of them. */
const PART_BYTES = 16 * 2 ** 20;
const PARTS_AT_ONCE = 2;

const unavailable = (what: string, cause: unknown): AssistantError => {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new AssistantError('SERVICE_UNAVAILABLE', `S3 ${what}: ${reason}`, { cause });
};

/** A version that was never there is answered by 400, one that was deleted by 405. */
const isAbsent = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  (error instanceof S3ServiceException && ['NoSuchVersion', 'MethodNotAllowed'].includes(error.name));

/** Remembers what the source of the bytes threw, which is not S3's failure. */
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
    throw unavailable(what, error);
  }
}

/** Writes bytes whose number is not known: whole or not at all, as an upload that breaks off leaves no object. */
const upload = async (
  client: S3Client,
  { Body, ...object }: Omit<PutObjectCommandInput, 'Body'> & { readonly Body: ObjectBytes },
): Promise<void> => {
  const { bytes, failures } = watched(Body);
  const task = new Upload({
    client,
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
    params: { ...object, Body: Readable.from(bytes, { objectMode: false }) },
  });
  try {
    await task.done();
  } catch (error) {
    throw failures.length > 0 ? failures[0] : unavailable(`write of ${object.Key}`, error);
  }
};

/** Objects of one bucket. */
export const createS3ObjectStore = ({ client, bucket: Bucket }: S3ObjectStoreOptions): ObjectStore => ({
  read: async (Key, VersionId) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      return Body instanceof Readable ? bodyOf(Body, `read of ${Key}`) : undefined;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw unavailable(`read of ${Key}`, error);
    }
  },

  write: async (Key, content, ContentType) => {
    if (typeof content !== 'string') return upload(client, { Bucket, Key, Body: content, ContentType });
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from(content), ContentType }));
    } catch (error) {
      throw unavailable(`write of ${Key}`, error);
    }
  },

  list: async function* (Prefix) {
    try {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
      }
    } catch (error) {
      throw unavailable(`list of ${Prefix}`, error);
    }
  },
});
