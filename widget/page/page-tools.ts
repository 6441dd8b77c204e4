import * as z from 'zod/mini';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { ToolDefinition } from '../../lambdas/contract/voice/token.ts';
import { pageTexts } from '../i18n/page.ts';
import { createReport } from '../loader/report.ts';
import { inTime, pageRegistry } from './registry.ts';
import type { PageTool } from './storevoice.d.ts';

/** Every answer of the model is paid by these. */
const MAX_SCHEMA = 4_000;
const MAX_RESULT = 4_000;

const Tool: z.ZodMiniType<PageTool> = z.object({
  name: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  description: z.string().check(z.minLength(1), z.maxLength(1_000)),
  parameters: z
    .looseObject({ type: z.literal('object') })
    .check(z.refine((schema) => JSON.stringify(schema).length <= MAX_SCHEMA)),
  execute: z.custom<PageTool['execute']>((value) => typeof value === 'function'),
});

const Result = z.union([z.string(), z.object({ response: z.string() })]);

/** The page's tools for one session. */
export interface SessionTools {
  readonly definitions: readonly ToolDefinition[];
  /** Answers with the sentence of a tool. */
  run(name: string, input: unknown): Promise<string>;
}

const problemWith = (
  tool: unknown,
  allowed: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined => {
  const parsed = Tool.safeParse(tool);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  const { name } = parsed.data;
  if (!allowed.includes(name)) return `${name} is not among the pageTools of the shop's configuration`;
  return taken.has(name) ? `the name ${name} is taken` : undefined;
};

/** The registered tools that the shop's configuration allows; the console tells why another is left out. */
export const createPageTools = (
  allowed: readonly string[],
  others: readonly ToolDefinition[],
  locale: Locale,
): SessionTools => {
  const report = createReport();
  const taken = new Set(others.map(({ name }) => name));
  const tools = new Map<string, PageTool>();
  for (const tool of pageRegistry().tools) {
    const problem = problemWith(tool, allowed, taken);
    if (problem !== undefined) {
      report(`registerTool(): ${problem}; the assistant is not offered it.`);
      continue;
    }
    taken.add(tool.name);
    tools.set(tool.name, tool);
  }
  return {
    definitions: [...tools.values()].map(({ name, description, parameters }) => ({
      type: 'function',
      name,
      description,
      parameters,
    })),
    run: async (name, input) => {
      try {
        const result = Result.parse(await inTime(async () => tools.get(name)?.execute(input)));
        const sentence = typeof result === 'string' ? result : result.response;
        if (sentence.length > MAX_RESULT) throw new RangeError(`a result has at most ${MAX_RESULT} letters`);
        return sentence;
      } catch (error) {
        report(`the tool ${name} of the page failed`, error);
        return pageTexts[locale].toolFailed;
      }
    },
  };
};
