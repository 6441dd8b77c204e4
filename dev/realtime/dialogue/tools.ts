import * as z from 'zod';
import type { Language } from '../../../lambdas/core/language/language.ts';
import { fold, readWords } from '../../../lambdas/core/language/words.ts';
import type { FunctionTool } from '../protocol/session.ts';
import { orderIn } from './heard/codes-said.ts';
import type { Router } from './routing/router.ts';
import type { Reply } from './situation.ts';

const Parameters = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

const parametersOf = ({ parameters = {} }: FunctionTool): z.infer<typeof Parameters> =>
  Parameters.safeParse(parameters).data ?? { properties: {}, required: [] };

const Property = z.object({
  type: z.union([z.string(), z.array(z.string())]).default([]),
  anyOf: z.array(z.unknown()).default([]),
  maxLength: z.number().default(Number.POSITIVE_INFINITY),
});

const typesOf = (schema: unknown): readonly string[] => {
  const { type = [], anyOf = [] } = Property.safeParse(schema).data ?? {};
  return [type, anyOf.flatMap(typesOf)].flat();
};

/** The names of required parameters that take words. */
const requiredTexts = (tool: FunctionTool): readonly string[] => {
  const { properties, required } = parametersOf(tool);
  return required.filter((name) => typesOf(properties[name]).includes('string'));
};

/** The names of all parameters, and of those without which a tool cannot be called. */
export const parameterNames = (
  tool: FunctionTool,
): { readonly all: readonly string[]; readonly required: readonly string[] } => {
  const { properties, required } = parametersOf(tool);
  return { all: Object.keys(properties), required };
};

const Choice = z.object({ enum: z.array(z.string()) });

/** The words that a parameter takes, if it takes no others. */
export const choicesOf = (tool: FunctionTool, name: string): readonly string[] =>
  Choice.safeParse(parametersOf(tool).properties[name]).data?.enum ?? [];

const preferring = (
  tools: readonly FunctionTool[],
  name: string,
  fits: (tool: FunctionTool) => boolean,
): FunctionTool | undefined => tools.find((tool) => tool.name === name) ?? tools.find(fits);

/** Under another name: a tool that requires a `query` in words searches. */
export const findSearchTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  preferring(tools, 'search_products', (tool) => requiredTexts(tool).includes('query'));

/** Under another name: a tool that requires a `productId` knows more about one product. */
export const findDetailsTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  preferring(tools, 'get_product_info', (tool) => parametersOf(tool).required.includes('productId'));

export type Argument = string | number | boolean | null | undefined | readonly SeenIds[];

interface SeenIds {
  readonly productId: string;
  readonly variantId?: string | undefined;
}

const inType = (schema: unknown, value: Argument): Argument => {
  const types = typesOf(schema);
  // Strict schemas require every parameter and take null for what is not known.
  if (value === undefined && types.includes('null')) return null;
  const isFigure = typeof value === 'string' && /^\d+$/.test(value);
  return types.includes('string') || !isFigure ? value : Number(value);
};

/** A call with what is known; `undefined` without the tool, or when something required is not known. */
export const callTool = (
  tool: FunctionTool | undefined,
  known: Readonly<Record<string, Argument>>,
): Extract<Reply, { kind: 'call' }> | undefined => {
  if (tool === undefined) return undefined;
  const { properties, required } = parametersOf(tool);
  const names = [...Object.keys(known).filter((name) => name in properties), ...required];
  const args = Object.fromEntries(
    [...new Set(names)]
      .map((name) => [name, inType(properties[name], known[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
  const isComplete = required.every((name) => name in args);
  return isComplete ? { kind: 'call', name: tool.name, arguments: args } : undefined;
};

export const findTool = (
  tools: readonly FunctionTool[],
  wanted: string | undefined,
): FunctionTool | undefined => tools.find(({ name }) => name === wanted);

/** Says nothing and waits; the server's own tools are found by their parameters, this one has none. */
export const findWaitTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  findTool(tools, 'wait_for_user');

/** The whole question where the parameter takes as much, else the number in it, of a card or an order. */
const wordsFor = (tool: FunctionTool, name: string, question: string): string | undefined => {
  const { maxLength = 0 } = Property.safeParse(parametersOf(tool).properties[name]).data ?? {};
  const words = question.length > maxLength ? orderIn(question).orderNumber : question;
  return words !== undefined && words.length <= maxLength ? words : undefined;
};

/** Shorter words ("как", "the") are in every description. */
const SHORTEST_TELLING_WORD = 4;

const stemsIn = (text: string, { stem }: Language): readonly string[] =>
  readWords(fold(text.replaceAll('_', ' ')))
    .filter((word) => word.text.length >= SHORTEST_TELLING_WORD)
    .map((word) => stem(word.text));

interface Described {
  readonly tools: readonly FunctionTool[];
  readonly known: Language;
  readonly locale: string | undefined;
  readonly router: Pick<Router, 'knows'>;
}

/**
 * Calls a tool without examples, a merchant's own or a page's, when the question has a word of its name or description that
 * no other tool has: «когда доставка?» and «Сроки и стоимость доставки».
 */
export const callByDescription = (
  question: string,
  { tools, known: language, locale, router }: Described,
): Extract<Reply, { kind: 'call' }> | undefined => {
  const wordsOf = ({ name, description = '' }: FunctionTool) => stemsIn(`${name} ${description}`, language);
  const known = [findSearchTool(tools), findDetailsTool(tools), findWaitTool(tools)];
  const isKnown = (tool: FunctionTool): boolean => known.includes(tool) || router.knows(tool.name);
  const usual = new Set(tools.filter(isKnown).flatMap(wordsOf));
  const asked = stemsIn(question, language).filter((word) => !usual.has(word));
  const fitting = tools.filter(
    (tool) => !isKnown(tool) && wordsOf(tool).some((word) => asked.includes(word)),
  );
  const calls = fitting.map((tool) => {
    const [text, ...others] = requiredTexts(tool);
    const isOne = text !== undefined && others.length === 0;
    return callTool(tool, { locale, ...(isOne && { [text]: wordsFor(tool, text, question) }) });
  });
  return calls.find((call) => call !== undefined);
};
