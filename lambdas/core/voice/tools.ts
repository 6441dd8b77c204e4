import * as z from 'zod';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { ToolDefinition } from '../../contract/voice/token.ts';
import { waitForUserDescription } from '../phrases/voice.ts';
import { type BotFunction, localeParameter } from './bot-function.ts';
import { merchantFunctions } from './merchant-functions.ts';

/** The functions that a domain has enabled, ours and its own; by default all. */
export const enabledFunctions = (
  domain: DomainConfig,
  functions: readonly BotFunction[],
): readonly BotFunction[] => {
  const all = [...functions, ...merchantFunctions(domain, functions)];
  return domain.enabledFunctions === undefined
    ? all
    : all.filter(({ name }) => domain.enabledFunctions?.includes(name));
};

/**
 * JSON schema of a function's arguments. It is the schema of the output: there an argument is required of the model
 * even if we accept a call without it.
 */
const argumentSchema = (parameters: z.ZodObject): Record<string, unknown> => {
  const offered = parameters.extend({ locale: localeParameter });
  const { $schema, ...schema } = z.toJSONSchema(offered, { io: 'output' });
  return schema;
};

/** A bot function in the format of the Realtime API. */
export const toolDefinition = (botFunction: BotFunction, domain: DomainConfig): ToolDefinition => ({
  type: 'function',
  name: botFunction.name,
  description: botFunction.description[domain.locale],
  parameters: argumentSchema(botFunction.parametersFor(domain)),
});

/**
 * A call by which the model says nothing: without it, noise or talk with somebody else would be answered. The widget
 * answers it itself and asks for no response; `POST /api/bot-execute` does not know it.
 */
const waitForUser = ({ locale }: DomainConfig): ToolDefinition => ({
  type: 'function',
  name: 'wait_for_user',
  description: waitForUserDescription(locale),
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
});

/** All that the model of a domain may call. */
export const toolDefinitions = (
  domain: DomainConfig,
  functions: readonly BotFunction[],
): readonly ToolDefinition[] => [
  ...enabledFunctions(domain, functions).map((each) => toolDefinition(each, domain)),
  waitForUser(domain),
];
