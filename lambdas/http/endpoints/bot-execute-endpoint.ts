import * as z from 'zod';
import { paths } from '../../contract/paths.ts';
import type { BotAnswer } from '../../contract/voice/bot.ts';
import { createExecuteFunction, type ExecuteFunctionParts } from '../../core/voice/execute-function.ts';
import { internalFunctions } from '../../functions/internal.ts';
import { botFunctions } from '../../functions/registry.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from '../handle.ts';
import { namedInLog } from '../request-log.ts';
import { JSON_BODY } from '../route.ts';

/** The body holds the arguments, which the bot function reads. */
const route = { ...paths.botExecute, body: JSON_BODY, request: z.looseObject({}), status: 200 };

export interface BotExecuteEndpointParts extends Omit<ExecuteFunctionParts, 'functions'>, HandleOptions {}

/** `POST /api/bot-execute/{function}`: executes a function that the model called. */
export const createBotExecuteEndpoint = (parts: BotExecuteEndpointParts): Endpoint => {
  const executeFunction = createExecuteFunction({
    ...parts,
    tokens: namedInLog(parts.tokens),
    functions: [...botFunctions, ...internalFunctions],
  });
  return handle(
    route,
    async ({ body, parameters, origin, session }): Promise<RouteAnswer<BotAnswer>> => ({
      body: await executeFunction({ name: parameters.function ?? '', input: body, session, origin }),
    }),
    parts,
  );
};
