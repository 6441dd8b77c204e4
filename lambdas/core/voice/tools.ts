import * as z from 'zod';
import type { DomainConfig } from '../../contract/domain.ts';
import type { ToolDefinition } from '../../contract/token.ts';
import type { BotFunction } from './bot-function.ts';

/** The functions a domain has switched on; all of them unless it chose. */
export const enabledFunctions = (
  domain: DomainConfig,
  functions: readonly BotFunction[],
): readonly BotFunction[] =>
  domain.enabledFunctions === undefined
    ? functions
    : functions.filter(({ name }) => domain.enabledFunctions?.includes(name));

/**
 * JSON schema of what a function takes. Read from the output side, where an argument that we tolerate
 * missing (and answer with a sentence) is still required of the model.
 */
const argumentSchema = (parameters: z.ZodObject): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(parameters, { io: 'output' });
  return schema;
};

/** A bot function as the Realtime model is told of it. */
export const toolDefinition = (botFunction: BotFunction, domain: DomainConfig): ToolDefinition => ({
  type: 'function',
  name: botFunction.name,
  description: botFunction.description[domain.locale],
  parameters: argumentSchema(botFunction.parameters),
});
