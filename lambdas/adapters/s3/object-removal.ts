import { DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RemoveObjects } from '../../ports/imports/object-removal.ts';
import { unavailable } from './object-store.ts';

interface ObjectRemovalOptions {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A page has 1,000 versions, as many as one request deletes. */
export const createS3ObjectRemoval =
  ({ client, bucket: Bucket }: ObjectRemovalOptions): RemoveObjects =>
  async (Prefix) => {
    const keys = new Set<string>();
    const removePage = async (): Promise<boolean> => {
      // Always the first page, since the one before it is gone.
      const { Versions = [], DeleteMarkers = [] } = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix }),
      );
      const Objects = [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
        Key === undefined ? [] : [{ Key, VersionId }],
      );
      if (Objects.length === 0) return false;
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors[0] !== undefined) throw new Error(`${Errors[0].Key}: ${Errors[0].Code}`);
      for (const { Key } of Objects) keys.add(Key);
      return true;
    };
    try {
      while (await removePage());
    } catch (error) {
      throw unavailable(`removal of ${Prefix}`, error);
    }
    return keys.size;
  };
