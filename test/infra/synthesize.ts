import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, type Environment, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { createDeployment } from '../../infra/stack.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const root = join(import.meta.dirname, '..', '..');
const flags = CdkJson.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))).context;

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  DependsOn: z.array(z.string()).default([]),
});
export type Resource = z.infer<typeof Resource>;

const Document = z.looseObject({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

export interface Synthesized {
  /** Holds the assets. */
  readonly outdir: string;
  readonly stackName: string;
  /** CloudFormation refuses to delete the stack. */
  readonly isProtected: boolean;
  readonly template: Template;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Resources of one type with their logical ids. */
  ofType(type: string): readonly (readonly [string, Resource])[];
}

/** What `widget/build/build.ts` would lay down, without building it. */
const widgetFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-widget-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'widget.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'panel-ABCD.js'), 'export {};');
  return folder;
};

/** What `bundleHandlers` would lay down, without bundling. */
const handlersFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-handlers-'));
  const handlers = join(root, 'lambdas', 'handlers');
  for (const file of readdirSync(handlers, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const bundle = join(folder, basename(file, '.ts'));
    mkdirSync(bundle);
    writeFileSync(join(bundle, 'index.mjs'), `export const handler = '${file.replaceAll('\\', '/')}';`);
  }
  return folder;
};

/** Shared by all templates of a test, since their content never matters. */
const folders = { widgetFolder: widgetFolder(), handlersFolder: handlersFolder() };

/** The app with the flags of `cdk.json` and these settings. */
export const createApp = (settings: Readonly<Record<string, unknown>> = {}, env?: Environment) => {
  const own = Object.entries(settings).map(([key, value]) => [`storevoice:${key}`, value]);
  // Who made which resource takes a sixth of a synthesis, and no test asks.
  const context = { ...flags, ...Object.fromEntries(own), 'aws:cdk:disable-stack-trace': true };
  const app = new App({ context, treeMetadata: false });
  const deployment = { ...folders, ...(env === undefined ? {} : { env }) };
  return { app, stack: createDeployment(app, deployment) };
};

const Stored = z.object({
  template: z.record(z.string(), z.unknown()),
  outdir: z.string(),
  stackName: z.string(),
  isProtected: z.boolean(),
});
type Stored = z.infer<typeof Stored>;

/** The CDK's own checks take most of a synthesis; `variants.test.ts` and `cdk-synth.test.ts` run them. */
const templateOf = (stack: Stack): Stored['template'] => {
  process.env.CDK_VALIDATION = 'false';
  try {
    return Template.fromStack(stack).toJSON();
  } finally {
    delete process.env.CDK_VALIDATION;
  }
};

/** Each test file would otherwise load the CDK and synthesize the same templates again. */
const synthesizeOnce = (settings: Readonly<Record<string, unknown>>, env?: Environment): Stored => {
  const key = createHash('sha256')
    .update(JSON.stringify([settings, env]))
    .digest('hex')
    .slice(0, 16);
  const file = join(process.env.TEMPLATE_STORE ?? folders.widgetFolder, `${key}.json`);
  if (existsSync(file)) return Stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { app, stack } = createApp(settings, env);
  const stored = {
    template: templateOf(stack),
    outdir: app.outdir,
    stackName: stack.stackName,
    isProtected: stack.terminationProtection ?? false,
  };
  // Renamed into place, so that another worker never reads half of it.
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(stored));
  renameSync(partial, file);
  return stored;
};

/** The template a configuration gives. */
export const synthesize = (
  settings: Readonly<Record<string, unknown>> = {},
  env?: Environment,
): Synthesized => {
  const { template, ...stored } = synthesizeOnce(settings, env);
  const { Resources: resources, Outputs } = Document.parse(template);
  return {
    ...stored,
    template: Template.fromJSON(template),
    resources,
    outputs: Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
    ofType: (type) => Object.entries(resources).filter(([, resource]) => resource.Type === type),
  };
};
