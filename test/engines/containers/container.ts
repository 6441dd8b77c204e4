import * as z from 'zod';

/** The container that its keeper starts, passed as one argument of JSON. */
export const Container = z.object({
  image: z.string(),
  /** The port inside the container. */
  containerPort: z.int(),
  /** The same server's port on this machine. */
  port: z.int(),
  environment: z.record(z.string(), z.string()),
  /** The process whose end ends the container. */
  owner: z.int(),
});
export type Container = z.infer<typeof Container>;
