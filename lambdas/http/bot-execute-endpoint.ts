import * as z from 'zod';
import type { BotAnswer } from '../contract/bot.ts';
import { paths } from '../contract/paths.ts';
import { createExecuteFunction, type ExecuteFunctionParts } from '../core/voice/execute-function.ts';
import { botFunctions } from '../functions/registry.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from './handle.ts';
import { JSON_BODY } from './route.ts';

/** The body holds the arguments; each bot function reads its own. */
const route = { ...paths.botExecute, body: JSON_BODY, request: z.looseObject({}), status: 200 };

export interface BotExecuteEndpointParts extends Omit<ExecuteFunctionParts, 'functions'>, HandleOptions {}

/** `POST /api/bot-execute/{function}`: does what the model called a function for. */
export const createBotExecuteEndpoint = (parts: BotExecuteEndpointParts): Endpoint => {
  const executeFunction = createExecuteFunction({ ...parts, functions: botFunctions });
  return handle(
    route,
    async ({ body, parameters, origin, session }): Promise<RouteAnswer<BotAnswer>> => ({
      body: await executeFunction({ name: parameters.function ?? '', input: body, session, origin }),
    }),
    parts,
  );
};
