import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

const LambdaFunction = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({
    Handler: z.string(),
    /** Those of the CDK's own are written in Python. */
    Runtime: z.literal('nodejs24.x'),
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
  }),
});

const Template = z.object({ Resources: z.record(z.string(), z.unknown()) });

/** One function as it would be uploaded: its file and the environment that its template gives it. */
export interface DeployedFunction {
  readonly logicalId: string;
  readonly file: string;
  /** Name of the export that Lambda calls. */
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * What CloudFormation would put in place of an expression, with logical ids for names: `{ Ref: 'Table' }` is
 * `Table`, an attribute is `Domain.DomainEndpoint`.
 */
const resolved = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = Expression.parse(value);
  if (Ref !== undefined) return Ref;
  if (attribute !== undefined) return attribute.join('.');
  const [separator, parts] = joined ?? ['', []];
  return parts.map(resolved).join(separator);
};

const Expression = z.strictObject({
  Ref: z.string().optional(),
  'Fn::GetAtt': z.array(z.string()).optional(),
  'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]).optional(),
});

const readFunctions = async (template: string): Promise<ReadonlyMap<string, DeployedFunction>> => {
  const text = await readFile(template, 'utf8');
  const { Resources } = Template.parse(JSON.parse(text));
  const functions = Object.entries(Resources).flatMap(([logicalId, resource]) => {
    const parsed = LambdaFunction.safeParse(resource);
    if (!parsed.success) return [];
    const { Handler, Code, Environment } = parsed.data.Properties;
    const [module = '', exportName = ''] = Handler.split('.');
    const file = join(dirname(template), `asset.${Code.S3Key.replace(/\.zip$/, '')}`, `${module}.mjs`);
    const environment = Object.fromEntries(
      Object.entries(Environment.Variables).map(([name, value]) => [name, resolved(value)]),
    );
    return [
      [logicalId.replace(/Function[0-9A-F]{8}$/, ''), { logicalId, file, exportName, environment }],
    ] as const;
  });
  return new Map(functions);
};

export interface CloudAssembly {
  readonly folder: string;
  /** File of the stack's template. */
  readonly template: string;
  readonly milliseconds: number;
  /** By the path of its construct, `VoiceToken`. */
  deployed(name: string): DeployedFunction;
  readonly names: readonly string[];
}

export interface AssemblyOptions {
  /** Suites that share an engine take a stage of their own, which names their indexes. */
  readonly stage?: string;
  /** Whether the CDK also validates the template, as `cdk-synth.test.ts` does; that takes most of a synthesis. */
  readonly isChecked?: boolean;
}

/**
 * Runs the same `cdk synth` as a platform team, without an account, and reads the functions it lays down.
 */
export const synthesizeAssembly = async ({
  stage = 'prod',
  isChecked = false,
}: AssemblyOptions = {}): Promise<CloudAssembly> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-assembly-'));
  const start = performance.now();
  const { NODE_OPTIONS: _, ...env } = process.env;
  const synth = ['synth', '--quiet', '--output', folder, '--context', `storevoice:stage=${stage}`];
  await run(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...synth], {
    cwd: root,
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: '1', CDK_VALIDATION: String(isChecked) },
  });
  const milliseconds = performance.now() - start;
  const template = join(folder, `storevoice-${stage}.template.json`);
  const functions = await readFunctions(template);
  return {
    folder,
    template,
    milliseconds,
    names: [...functions.keys()],
    deployed: (name) => {
      const found = functions.get(name);
      if (found === undefined)
        throw new Error(`no function ${name}; there are ${[...functions.keys()].join(', ')}`);
      return found;
    },
  };
};
