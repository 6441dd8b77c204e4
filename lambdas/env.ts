import type * as z from 'zod';
import { describeIssues } from './contract/imports/issues.ts';

/** The process's environment, parsed by a schema. An empty variable counts as not set. */
export const readEnv = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> => {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  // The schema is used once, so compiling it for speed would take longer.
  const parsed = schema.safeParse(given, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete: ${describeIssues(parsed.error)}`);
};
