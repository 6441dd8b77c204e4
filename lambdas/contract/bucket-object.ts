import * as z from 'zod';

/** What S3 tells EventBridge of a new object; keys come as they are, unlike in S3's own notifications. */
export const ObjectCreated = z
  .object({
    /** When the object came to be, which may be long before this is told. */
    time: z.iso.datetime(),
    detail: z.object({
      bucket: z.object({ name: z.string() }),
      object: z.object({ key: z.string(), 'version-id': z.string() }),
    }),
  })
  .transform(({ time, detail: { bucket, object } }) => ({
    bucket: bucket.name,
    key: object.key,
    version: object['version-id'],
    createdAt: time,
  }));
export type BucketObject = Readonly<z.infer<typeof ObjectCreated>>;

/** What Step Functions tells EventBridge of an execution that ended; times are milliseconds. */
export const ExecutionEnded = z
  .object({
    detail: z.object({
      name: z.string(),
      status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
      startDate: z.number(),
      input: z.string(),
    }),
  })
  .transform(({ detail }) => detail);
export type ExecutionEnded = Readonly<z.infer<typeof ExecutionEnded>>;
