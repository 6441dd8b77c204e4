import type { CloudAssembly } from '../bundles/cloud-assembly.ts';
import { type RunningLambda, startLambda } from '../bundles/lambda-process.ts';
import type { Invoke } from './executions.ts';

export interface LambdasOptions {
  readonly assembly: CloudAssembly;
  readonly openSearchUrl: string;
  readonly bucket: string;
  /** What Lambda sets by itself, and where the services of AWS are found on this machine. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Lambdas {
  /** Starts a function, in place of the one that runs under its name. */
  launch(name: string, changes?: Readonly<Record<string, string>>): Promise<void>;
  get(name: string): RunningLambda;
  call(name: string): Invoke;
  stop(): Promise<void>;
}

/** The functions of a deployment by the path of their constructs, each in a process of its own. */
export const createLambdas = ({ assembly, openSearchUrl, bucket, variables }: LambdasOptions): Lambdas => {
  const running = new Map<string, RunningLambda>();
  const get = (name: string): RunningLambda => {
    const lambda = running.get(name);
    if (!lambda) throw new Error(`${name} was not launched`);
    return lambda;
  };
  const here = (environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
    ...environment,
    ...('SEARCH_ENDPOINT' in environment ? { SEARCH_ENDPOINT: openSearchUrl, SEARCH_SERVICE: 'none' } : {}),
    FEED_BUCKET: bucket,
  });
  return {
    get,
    launch: async (name, changes = {}) => {
      const found = assembly.deployed(name);
      const deployed = { ...found, environment: here(found.environment) };
      const lambda = await startLambda(deployed, { surroundings: { ...variables, ...changes } });
      await running.get(name)?.stop();
      running.set(name, lambda);
    },
    call: (name) => (input) => get(name).invoke(input),
    stop: async () => void (await Promise.all([...running.values()].map((lambda) => lambda.stop()))),
  };
};
