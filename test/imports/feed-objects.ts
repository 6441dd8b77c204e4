import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createS3Client, createS3ObjectStore } from '../../lambdas/adapters/s3/object-store.ts';
import type { ObjectStore } from '../../lambdas/ports/imports/object-store.ts';

export interface FeedObjects extends ObjectStore {
  /** Puts an object, and answers the event that S3 sends of it. */
  put(key: string, body: string): Promise<unknown>;
  close(): void;
}

/** A versioned bucket, as the deployment has one; the address and credentials are the process's. */
export const openFeedObjects = async (bucket: string): Promise<FeedObjects> => {
  const client = createS3Client({ region: 'us-east-1' });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  return {
    ...createS3ObjectStore({ client, bucket }),
    put: async (key, body) => {
      const { VersionId } = await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: Buffer.from(body) }),
      );
      const time = new Date().toISOString();
      return { time, detail: { bucket: { name: bucket }, object: { key, 'version-id': VersionId } } };
    },
    close: () => client.destroy(),
  };
};
