import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import * as conversation from '../../lambdas/env/conversation.ts';
import * as imports from '../../lambdas/env/imports.ts';
import { synthesize } from './synthesize.ts';

const { outdir, ofType } = synthesize({ canaryHost: 'canary.example.com', canaryQuestion: 'phone' });
const root = join(import.meta.dirname, '..', '..');

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
});

/** Set by Lambda itself, and refused in a template. */
const BY_LAMBDA = ['AWS_REGION'];
/** What a deployment with nothing configured has no value for; each has a default that is right there. */
const LEFT_OUT = ['PUBLIC_URL', 'OPENAI_BASE_URL', 'TRANSCRIPTION_MODEL', 'CONNECTION', 'MINUTE_PRICES'];

/** Read by Node.js itself. */
const FOR_NODE = ['NODE_OPTIONS'];

const schemas = { ...conversation, ...imports };

/** The variables that a handler's schema reads; none for a handler without one. */
const variablesOf = (handler: string): readonly string[] => {
  const source = readFileSync(join(root, 'lambdas', 'handlers', handler), 'utf8');
  const [, name = ''] = /readEnv\((\w+)\)/.exec(source) ?? [];
  const schema = Object.entries(schemas).find(([key]) => key === name)?.[1];
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
};

const functions = ofType('AWS::Lambda::Function').flatMap(([id, resource]) => {
  if (resource.Properties.Runtime !== 'nodejs24.x') return [];
  const { Code, Environment } = Properties.parse(resource.Properties);
  const bundle = join(outdir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs');
  // The stand-in for a bundle, which `synthesize` laid down, names its handler.
  const [, handler = ''] = /'(.+)'/.exec(readFileSync(bundle, 'utf8')) ?? [];
  return [{ id, handler, given: Object.keys(Environment.Variables) }];
});

describe('the environment of a function', () => {
  it('is known for every handler', () => {
    expect(functions.length).toBeGreaterThan(4);
    expect(functions.filter(({ handler }) => variablesOf(handler).length > 0).length).toBeGreaterThan(3);
  });

  it.each(functions)('holds every variable that $handler reads, and no other', ({ handler, given }) => {
    const read = variablesOf(handler).filter((name) => ![...BY_LAMBDA, ...LEFT_OUT].includes(name));
    const forUs = given.filter((name) => ![...LEFT_OUT, ...FOR_NODE].includes(name));
    expect(forUs.sort()).toEqual(read.sort());
    expect(given).toEqual(expect.arrayContaining(FOR_NODE));
  });
});
