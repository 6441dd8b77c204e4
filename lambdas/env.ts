import type * as z from 'zod';
import { describeIssues } from './contract/issues.ts';

/** The process's environment as a schema describes it. An empty variable counts as one that is not set. */
export const readEnv = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> => {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  // Read once: compiling the schema for speed would take longer.
  const parsed = schema.safeParse(given, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete: ${describeIssues(parsed.error)}`);
};
