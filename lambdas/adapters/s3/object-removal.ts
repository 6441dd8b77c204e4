import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectRemoval } from '../../ports/imports/object-store.ts';
import { unavailable } from '../aws/requests.ts';

interface ObjectRemovalOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A page has 1,000 versions, as many as one request deletes. */
export const createS3ObjectRemoval = ({ client, bucket: Bucket }: ObjectRemovalOptions): ObjectRemoval => {
  /** Removes the first page and answers the keys in it. It is always the first, since the one before it is gone. */
  const removePage = async (Prefix: string): Promise<readonly string[]> => {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix }),
    );
    const Objects = [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
      Key === undefined ? [] : [{ Key, VersionId }],
    );
    if (Objects.length === 0) return [];
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (Errors[0] !== undefined) throw new Error(`${Errors[0].Key}: ${Errors[0].Code}`);
    return Objects.map(({ Key }) => Key);
  };

  /** Every key of every page, as often as it has versions. */
  async function* keysOf(Prefix: string): AsyncGenerator<string> {
    let last: Partial<ListObjectVersionsCommandOutput> = {};
    do {
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = last;
      last = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix, KeyMarker, VersionIdMarker }));
      const { Versions = [], DeleteMarkers = [] } = last;
      for (const { Key } of [...Versions, ...DeleteMarkers]) if (Key !== undefined) yield Key;
    } while (last.IsTruncated);
  }

  return {
    count: async (prefix) => {
      const keys = new Set<string>();
      try {
        for await (const key of keysOf(prefix)) keys.add(key);
      } catch (error) {
        throw unavailable(`S3 list of ${prefix}`, error);
      }
      return keys.size;
    },
    remove: async (prefix) => {
      const keys = new Set<string>();
      try {
        for (let page = await removePage(prefix); page.length > 0; page = await removePage(prefix)) {
          for (const key of page) keys.add(key);
        }
      } catch (error) {
        throw unavailable(`S3 removal of ${prefix}`, error);
      }
      return keys.size;
    },
  };
};
