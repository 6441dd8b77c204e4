import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { DeployedFunction } from './cloud-assembly.ts';

const runtime = join(import.meta.dirname, 'lambda-runtime.mjs');

const FromRuntime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded'), milliseconds: z.number(), arity: z.number() }),
  z.object({ kind: z.literal('broken'), message: z.string() }),
  z.object({ kind: z.literal('answered'), id: z.string(), answer: z.unknown() }),
  z.object({ kind: z.literal('threw'), id: z.string(), message: z.string() }),
]);
type FromRuntime = z.infer<typeof FromRuntime>;

export interface RunningLambda {
  /** How long the import of the bundle took. */
  readonly importMilliseconds: number;
  /** Parameters the handler names; Lambda's Node.js 24 refuses one with a callback, the third. */
  readonly arity: number;
  /** Everything written to standard output and error so far. */
  output(): string;
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface LambdaOptions {
  readonly node?: string;
  /** Given beside the template's: what Lambda itself sets, and addresses of this machine in place of AWS's. */
  readonly surroundings: Readonly<Record<string, string>>;
}

/** Loads a deployed bundle in a process of its own, with no variable that the template or Lambda would not give. */
export const startLambda = async (
  { file, exportName, environment }: DeployedFunction,
  { node = process.execPath, surroundings }: LambdaOptions,
): Promise<RunningLambda> => {
  const child = fork(runtime, [pathToFileURL(file).href, exportName], {
    execPath: node,
    execArgv: [],
    env: { ...environment, ...surroundings },
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const waiting = new Map<string, (message: FromRuntime) => void>();
  const first = new Promise<FromRuntime>((resolve) => {
    child.on('message', (raw) => {
      const message = FromRuntime.parse(raw);
      if (message.kind === 'loaded' || message.kind === 'broken') resolve(message);
      else waiting.get(message.id)?.(message);
    });
    child.once('exit', (code) => resolve({ kind: 'broken', message: `exit code ${code}: ${output}` }));
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const loaded = await first;
  if (loaded.kind !== 'loaded') {
    child.kill();
    throw new Error(loaded.kind === 'broken' ? loaded.message : 'the runtime answered before it was asked');
  }
  return {
    importMilliseconds: loaded.milliseconds,
    arity: loaded.arity,
    output: () => output,
    invoke: async (event) => {
      const id = randomUUID();
      const answered = new Promise<FromRuntime>((resolve) => {
        waiting.set(id, resolve);
      });
      child.send({ id, event });
      const message = await answered;
      waiting.delete(id);
      if (message.kind === 'answered') return message.answer;
      throw new Error(message.kind === 'threw' ? message.message : 'no answer');
    },
    stop: async () => {
      child.kill();
      await exited;
    },
  };
};
