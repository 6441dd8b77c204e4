import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

const CONNECT_MS = 2_000;
/** Of silence: a large object may take longer as a whole. */
const REQUEST_MS = 30_000;
const ATTEMPTS = 5;

/** A client for work that nobody waits for. */
export const createS3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    maxAttempts: ATTEMPTS,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: REQUEST_MS },
    ...config,
  });
