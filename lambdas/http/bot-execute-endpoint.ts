import { routes } from '../contract/routes.ts';
import { createExecuteFunction, type ExecuteFunctionParts } from '../core/voice/execute-function.ts';
import { botFunctions } from '../functions/registry.ts';
import { type Endpoint, type HandleOptions, handle } from './handle.ts';

export interface BotExecuteEndpointParts extends Omit<ExecuteFunctionParts, 'functions'>, HandleOptions {}

/** `POST /api/bot-execute/{function}`: does what the model called a function for. */
export const createBotExecuteEndpoint = (parts: BotExecuteEndpointParts): Endpoint => {
  const executeFunction = createExecuteFunction({ ...parts, functions: botFunctions });
  return handle(
    routes.botExecute,
    async ({ body, parameters, origin, session }) => ({
      body: await executeFunction({ name: parameters.function ?? '', input: body, session, origin }),
    }),
    parts,
  );
};
