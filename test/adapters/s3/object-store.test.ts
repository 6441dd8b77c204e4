import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createS3Client,
  createS3ObjectRemoval,
  createS3ObjectStore,
} from '../../../lambdas/adapters/s3/object-store.ts';
import { describeObjectStore } from '../../contracts/object-store.ts';
import { describeWhere } from '../../describe-where.ts';
import { findMoto, type RunningMoto } from '../../engines/moto.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

describeWhere('objects in S3', await findMoto(), (moto) => {
  let server: RunningMoto;
  beforeAll(async () => {
    server = await moto.start();
  });
  afterAll(() => server.close());

  const freshBucket = async () => {
    const client = createS3Client({ endpoint: server.url, region: 'us-east-1', credentials });
    const bucket = `test-${randomUUID()}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
    return { client, bucket };
  };

  describeObjectStore('S3', async () => createS3ObjectStore(await freshBucket()));

  it('are counted, and removed with all their versions, those of other shops not, and nothing twice', async () => {
    const bucket = await freshBucket();
    const objects = createS3ObjectStore(bucket);
    const { count, remove } = createS3ObjectRemoval(bucket);
    const first = await objects.write('feeds/a.example/one', 'old');
    await objects.write('feeds/a.example/one', 'new');
    await objects.write('feeds/a.example/two', 'two');
    await objects.write('feeds/a.example.evil/one', 'kept');
    expect(await count('feeds/a.example/')).toBe(2);
    expect(await objects.read('feeds/a.example/one', first)).toBeDefined();
    expect(await remove('feeds/a.example/')).toBe(2);
    expect(await objects.read('feeds/a.example/one', first)).toBeUndefined();
    expect([await count('feeds/a.example/'), await remove('feeds/a.example/')]).toEqual([0, 0]);
    expect(await remove('feeds/a.example.evil/')).toBe(1);
  });

  it('say which service did not answer', async () => {
    const client = createS3Client({
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      credentials,
      maxAttempts: 1,
    });
    const objects = createS3ObjectStore({ client, bucket: 'b' });
    await expect(objects.read('k')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('S3 read of k'),
    });
  });
});
