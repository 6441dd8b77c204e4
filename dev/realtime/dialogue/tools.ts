import * as z from 'zod';
import type { FunctionTool } from '../protocol/session.ts';
import type { SeenProduct } from './history.ts';
import type { CallReply } from './situation.ts';

const Property = z.object({
  type: z.union([z.string(), z.array(z.string())]).default([]),
  anyOf: z.array(z.unknown()).default([]),
  maxLength: z.number().default(Number.POSITIVE_INFINITY),
  enum: z.array(z.string()).catch([]),
});
const Parameters = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

export interface Parameter {
  readonly types: readonly string[];
  readonly maxLength: number;
  /** The words that it takes, if it takes no others. */
  readonly choices: readonly string[];
}

/** A function that the session may call, as far as its JSON schema can be read. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly properties: ReadonlyMap<string, Parameter>;
  /** Without these it cannot be called. */
  readonly required: readonly string[];
}

const readParameter = (schema: unknown): Parameter => {
  const { type = [], anyOf = [], maxLength = 0, enum: choices = [] } = Property.safeParse(schema).data ?? {};
  return { types: [type, anyOf.flatMap((each) => readParameter(each).types)].flat(), maxLength, choices };
};

export const readTool = ({ name, description = '', parameters = {} }: FunctionTool): Tool => {
  const { properties = {}, required = [] } = Parameters.safeParse(parameters).data ?? {};
  const read = Object.entries(properties).map(([key, schema]) => [key, readParameter(schema)] as const);
  return { name, description, properties: new Map(read), required };
};

/** The names of required parameters that take words. */
export const requiredTexts = ({ properties, required }: Tool): readonly string[] =>
  required.filter((name) => properties.get(name)?.types.includes('string'));

export const findTool = (tools: readonly Tool[], wanted: string | undefined): Tool | undefined =>
  tools.find(({ name }) => name === wanted);

/** Under another name: a tool that requires a `query` in words searches. */
export const findSearchTool = (tools: readonly Tool[]): Tool | undefined =>
  findTool(tools, 'search_products') ?? tools.find((tool) => requiredTexts(tool).includes('query'));

/** Under another name: a tool that requires a `productId` knows more about one product. */
export const findDetailsTool = (tools: readonly Tool[]): Tool | undefined =>
  findTool(tools, 'get_product_info') ?? tools.find(({ required }) => required.includes('productId'));

export type Argument = string | number | boolean | null | undefined | readonly Omit<SeenProduct, 'title'>[];

const inType = ({ types = [] }: Partial<Parameter>, value: Argument): Argument => {
  // Strict schemas require every parameter and take null for what is not known.
  if (value === undefined && types.includes('null')) return null;
  const isFigure = typeof value === 'string' && /^\d+$/.test(value);
  return types.includes('string') || !isFigure ? value : Number(value);
};

/** A call with what is known; `undefined` without the tool, or when something required is not known. */
export const callTool = (
  tool: Tool | undefined,
  known: Readonly<Record<string, Argument>>,
): CallReply | undefined => {
  if (tool === undefined) return undefined;
  const { name, properties, required } = tool;
  const names = [...Object.keys(known).filter((each) => properties.has(each)), ...required];
  const args = Object.fromEntries(
    names
      .map((each) => [each, inType(properties.get(each) ?? {}, known[each])] as const)
      .filter(([, value]) => value !== undefined),
  );
  const isComplete = required.every((each) => each in args);
  return isComplete ? { kind: 'call', name, arguments: args } : undefined;
};
