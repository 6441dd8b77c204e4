import * as z from 'zod';
import type { Language } from '../../../lambdas/core/language/language.ts';
import { fold, readWords } from '../../../lambdas/core/language/words.ts';
import type { FunctionTool } from '../protocol/session-config.ts';
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

/** A tool that requires a `query` in words searches. */
export const findSearchTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  tools.find((tool) => requiredTexts(tool).includes('query'));

/** A tool that requires a `productId` knows more about one product. */
export const findDetailsTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  tools.find((tool) => parametersOf(tool).required.includes('productId'));

type Argument = string | number | null | undefined;

const inType = (schema: unknown, value: Argument): Argument => {
  const types = typesOf(schema);
  // Strict schemas require every parameter and take null for what is not known.
  if (value === undefined && types.includes('null')) return null;
  return types.includes('string') || !/^\d+$/.test(String(value)) ? value : Number(value);
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

/** Says nothing and waits; the server's own tools are found by their parameters, this one has none. */
export const findWaitTool = (tools: readonly FunctionTool[]): FunctionTool | undefined =>
  tools.find(({ name }) => name === 'wait_for_user');

/** Shorter words ("как", "the") are in every description. */
const SHORTEST_TELLING_WORD = 4;

const stemsIn = (text: string, { stem }: Language): readonly string[] =>
  readWords(fold(text.replaceAll('_', ' ')))
    .filter((word) => word.text.length >= SHORTEST_TELLING_WORD)
    .map((word) => stem(word.text));

/**
 * Calls another tool when the question has a word of its name or description that the search's own description
 * lacks: «когда доставка?» and «Сроки и стоимость доставки».
 */
export const callByDescription = (
  question: string,
  {
    tools,
    known: language,
    locale,
  }: { tools: readonly FunctionTool[]; known: Language; locale: string | undefined },
): Reply | undefined => {
  const wordsOf = ({ name, description = '' }: FunctionTool) => stemsIn(`${name} ${description}`, language);
  const search = findSearchTool(tools);
  const others = [search, findDetailsTool(tools), findWaitTool(tools)];
  const usual = search === undefined ? [] : wordsOf(search);
  const asked = stemsIn(question, language).filter((word) => !usual.includes(word));
  const fitting = tools.filter(
    (tool) => !others.includes(tool) && wordsOf(tool).some((word) => asked.includes(word)),
  );
  const calls = fitting.map((tool) => {
    const [text, ...others] = requiredTexts(tool);
    return callTool(tool, { locale, ...(text !== undefined && others.length === 0 && { [text]: question }) });
  });
  return calls.find((call) => call !== undefined);
};
