import * as z from 'zod';
import type { FunctionTool } from '../protocol/session.ts';

const Schema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

interface Parameters {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

const parametersOf = ({ parameters }: FunctionTool): Parameters =>
  Schema.safeParse(parameters ?? {}).data ?? { properties: {}, required: [] };

const Typed = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
});

const typesOf = (schema: unknown): readonly string[] => {
  const parsed = Typed.safeParse(schema);
  if (!parsed.success) return [];
  const { type = [], anyOf = [] } = parsed.data;
  return [...(typeof type === 'string' ? [type] : type), ...anyOf.flatMap(typesOf)];
};

const requires = (tool: FunctionTool, name: string): boolean => parametersOf(tool).required.includes(name);

const takesText = (tool: FunctionTool, name: string): boolean =>
  typesOf(parametersOf(tool).properties[name]).includes('string');

/** A tool that wants a `query` in words searches. */
export const findSearchTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  tools.find((tool) => requires(tool, 'query') && takesText(tool, 'query'));

/** A tool that wants a `productId` knows more about one product. */
export const findDetailsTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  tools.find((tool) => requires(tool, 'productId'));

const asWanted = (schema: unknown, value: string): unknown => {
  const types = typesOf(schema);
  const wantsNumber = (types.includes('number') || types.includes('integer')) && !types.includes('string');
  return wantsNumber && /^\d+$/.test(value) ? Number(value) : value;
};

/** What a required parameter gets that the conversation says nothing about. */
const filler = (schema: unknown): { readonly value: unknown } | undefined => {
  const { data } = Typed.safeParse(schema);
  if (data?.default !== undefined) return { value: data.default };
  if (data?.const !== undefined) return { value: data.const };
  if (typesOf(schema).includes('null')) return { value: null };
  return undefined;
};

/**
 * Writes a call's arguments: what is known goes to the parameters that exist, required ones left over get their
 * default. `undefined` when something required stays unknown.
 */
export const writeArguments = (
  tool: FunctionTool,
  known: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> | undefined => {
  const { properties, required } = parametersOf(tool);
  const given = Object.entries(known).flatMap(([name, value]) =>
    value !== undefined && name in properties ? [[name, asWanted(properties[name], value)] as const] : [],
  );
  const args: Record<string, unknown> = Object.fromEntries(given);
  for (const name of required) {
    if (name in args) continue;
    const fill = filler(properties[name]);
    if (fill === undefined) return undefined;
    args[name] = fill.value;
  }
  return args;
};

/** The one required parameter in words, where there is just one. */
export const freeTextParameter = (tool: FunctionTool): string | undefined => {
  const texts = parametersOf(tool).required.filter((name) => takesText(tool, name));
  return texts.length === 1 ? texts[0] : undefined;
};
