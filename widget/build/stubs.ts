/**
 * Stands in for modules that a Realtime session in a browser never runs, although the agents SDK imports them: the runner
 * of text agents, the client for its tool schemas, and zod's messages in other languages. See docs/decisions/0003.
 */
const stub = (name: string) => (): never => {
  throw new Error(`${name} of the agents SDK is not part of the widget`);
};

// The names of `agents-core/dist/run.mjs`.
export const Runner = stub('Runner');
export const run = stub('run');

// The names of `agents-core/dist/runState.mjs`.
export const RunState = stub('RunState');

// The names that `openai/helpers/zod` has for tools described by zod; ours are described by JSON Schema.
export const zodResponsesFunction = stub('zodResponsesFunction');
export const zodTextFormat = stub('zodTextFormat');

// `zod/v4/locales/index.js` needs no name: zod imports its English messages by themselves.
