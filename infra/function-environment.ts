import type * as z from 'zod';
import type { BotExecuteEnv, CallEnv, HangUpEnv, TokenEnv } from '../lambdas/env.ts';

/** Set by Lambda itself, and refused in a template. */
type Reserved = 'AWS_REGION';

/**
 * Every variable a function reads, optional ones included, so that one forgotten here fails to compile. An
 * optional one that a deployment has no value for is given as an empty text and left out of the template.
 */
export type EnvironmentOf<Schema extends z.ZodType> = Readonly<
  Record<Exclude<keyof z.input<Schema>, Reserved>, string>
>;

export type TokenEnvironment = EnvironmentOf<typeof TokenEnv>;
export type CallEnvironment = EnvironmentOf<typeof CallEnv>;
export type HangUpEnvironment = EnvironmentOf<typeof HangUpEnv>;
export type BotExecuteEnvironment = EnvironmentOf<typeof BotExecuteEnv>;
