import { ExecutionError, StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { Definition } from '../infra/state-machine.ts';
import { type GivenAnswer, type StandInServer, serveJson } from '../stand-ins/http-server.ts';

/** What Lambda does for a state of the machine. */
export type Invoke = (input: unknown) => Promise<unknown>;

export interface EndedExecution {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  readonly error?: string;
  readonly cause?: string;
}

export interface Execution {
  readonly name: string;
  readonly input: string;
  readonly startedAt: number;
  /** Resolves when Step Functions would have told EventBridge of the end. */
  readonly ended: Promise<EndedExecution>;
  abort(): void;
}

export interface Executions extends Pick<StandInServer, 'url' | 'close'> {
  readonly all: readonly Execution[];
}

export interface ExecutionsOptions {
  readonly definition: Definition;
  /** By the name of the state. */
  readonly tasks: Readonly<Record<string, Invoke>>;
  /** Called for every execution that ended, before `ended` resolves. */
  readonly onEnd: (execution: Execution, end: EndedExecution) => Promise<void>;
}

/** The interpreter is written for Node.js 22; this is all that 20 lacks of it. */
const withResolvers = () => {
  const settle: { resolve?: (value: unknown) => void; reject?: (reason: unknown) => void } = {};
  const promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, ...settle };
};
if (!('withResolvers' in Promise)) Object.defineProperty(Promise, 'withResolvers', { value: withResolvers });

/** Seconds of a cloud are milliseconds of a test. */
const PAUSE_MS = 20;
const WAIT_MS = 300;

const failureOf = (error: unknown): EndedExecution => {
  if (!(error instanceof ExecutionError)) return { status: 'ABORTED' };
  const { cause } = error;
  return cause instanceof Error
    ? { status: 'FAILED', error: cause.name, cause: cause.message }
    : { status: 'FAILED', error: error.name, cause: error.message };
};

/** What a function answers goes to Step Functions as JSON, nothing as null. */
const asJson = (invoke: Invoke) => async (input: unknown) =>
  JSON.parse(JSON.stringify((await invoke(input)) ?? null));

const begin = (
  { definition, tasks, onEnd }: ExecutionsOptions,
  { name, input }: Pick<Execution, 'name' | 'input'>,
): Execution => {
  // Its type of a definition is narrower than what it reads and checks.
  const machine: ConstructorParameters<typeof StateMachine>[0] = JSON.parse(JSON.stringify(definition));
  const running = new StateMachine(machine).run(JSON.parse(input), {
    context: { Execution: { Name: name } },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(
        Object.entries(tasks).map(([state, invoke]) => [state, asJson(invoke)]),
      ),
      retryIntervalOverrides: Object.fromEntries(Object.keys(tasks).map((state) => [state, PAUSE_MS])),
      waitTimeOverrides: { 'Wait for the turn': WAIT_MS },
    },
  });
  const follow = async (): Promise<EndedExecution> => {
    const end = await running.result.then((): EndedExecution => ({ status: 'SUCCEEDED' }), failureOf);
    await onEnd(execution, end);
    return end;
  };
  const execution: Execution = {
    name,
    input,
    startedAt: Date.now(),
    // `onEnd` is given this execution, so it must be defined first.
    ended: Promise.resolve().then(follow),
    abort: () => running.abort(),
  };
  return execution;
};

const Start = z.object({ name: z.string(), input: z.string() });
const Describe = z.object({ executionArn: z.string() });

const refuse = (code: string): GivenAnswer => ({
  status: 400,
  body: { __type: code, message: code },
  headers: { 'x-amzn-errortype': code },
});

/** Step Functions' protocol, its executions run by an interpreter of the States Language in this process. */
export const startExecutions = async (options: ExecutionsOptions): Promise<Executions> => {
  const all: Execution[] = [];
  const ends = new Map<string, EndedExecution>();
  const remembering: ExecutionsOptions = {
    ...options,
    onEnd: (execution, end) => {
      ends.set(execution.name, end);
      return options.onEnd(execution, end);
    },
  };
  const start = ({ name, input }: z.infer<typeof Start>): GivenAnswer => {
    if (all.some((execution) => execution.name === name)) return refuse('ExecutionAlreadyExists');
    all.push(begin(remembering, { name, input }));
    return { status: 200, body: { executionArn: `execution:${name}`, startDate: Date.now() / 1_000 } };
  };
  const describe = ({ executionArn }: z.infer<typeof Describe>): GivenAnswer => {
    const name = executionArn.split(':').at(-1) ?? '';
    const end = ends.get(name);
    return end ? { status: 200, body: { name, ...end } } : refuse('ExecutionDoesNotExist');
  };
  const server = await serveJson(({ headers, body }) =>
    String(headers['x-amz-target']).endsWith('.StartExecution')
      ? start(Start.parse(JSON.parse(body)))
      : describe(Describe.parse(JSON.parse(body))),
  );
  return { url: server.url, all, close: server.close };
};
