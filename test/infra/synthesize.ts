import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Environment } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { createDeployment } from '../../infra/deployment.ts';
import type { StorevoiceStack } from '../../infra/stack.ts';

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
  readonly app: App;
  readonly stack: StorevoiceStack;
  readonly template: Template;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Resources of one type with their logical ids. */
  ofType(type: string): readonly (readonly [string, Resource])[];
}

/** What `widget/build.ts` would lay down, without building it. */
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
  for (const file of readdirSync(join(root, 'lambdas', 'handlers'))) {
    const bundle = join(folder, file.replace(/\.ts$/, ''));
    mkdirSync(bundle);
    writeFileSync(join(bundle, 'index.mjs'), `export const handler = '${file}';`);
  }
  return folder;
};

/** Shared by all templates of a test, since their content never matters. */
const folders = { widgetFolder: widgetFolder(), handlersFolder: handlersFolder() };

/** The app with the flags of `cdk.json` and these settings. */
export const createApp = (settings: Readonly<Record<string, unknown>> = {}, env?: Environment) => {
  const own = Object.entries(settings).map(([key, value]) => [`storevoice:${key}`, value]);
  const app = new App({ context: { ...flags, ...Object.fromEntries(own) } });
  const deployment = { ...folders, ...(env === undefined ? {} : { env }) };
  return { app, stack: createDeployment(app, deployment) };
};

/** The template a configuration gives. */
export const synthesize = (
  settings: Readonly<Record<string, unknown>> = {},
  env?: Environment,
): Synthesized => {
  const { app, stack } = createApp(settings, env);
  const template = Template.fromStack(stack);
  const { Resources: resources, Outputs } = Document.parse(template.toJSON());
  return {
    app,
    stack,
    template,
    resources,
    outputs: Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
    ofType: (type) => Object.entries(resources).filter(([, resource]) => resource.Type === type),
  };
};
