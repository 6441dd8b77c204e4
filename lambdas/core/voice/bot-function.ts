import type * as z from 'zod';
import type { FailedAnswer, ProductAnswer, SearchAnswer } from '../../contract/bot.ts';
import type { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/issues.ts';
import type { Locale } from '../../contract/locale.ts';

/**
 * What bot functions may use, handed over by the handler that runs them. The token handler lists the
 * functions without it, so that neither search nor its lexicon is in that bundle.
 */
export interface BotServices {
  search(domain: DomainConfig, query: string): Promise<SearchAnswer | FailedAnswer>;
  productInfo(
    domain: DomainConfig,
    ids: { readonly productId: unknown; readonly variantId: unknown },
  ): Promise<ProductAnswer | FailedAnswer>;
}

export type BotFunctionAnswer =
  | ({ readonly success: true; readonly response: string } & Readonly<Record<string, unknown>>)
  | FailedAnswer;

/** A call whose arguments have been read. */
export interface PreparedCall {
  /** The one thing asked about, for the log line; masked before it is written. */
  readonly subject: string;
  run(context: { readonly domain: DomainConfig; readonly services: BotServices }): Promise<BotFunctionAnswer>;
}

/** One thing the assistant can do. Adding one is adding a file that exports this, and its registry line. */
export interface BotFunction {
  readonly name: string;
  /** What the model reads to decide when to call it. */
  readonly description: Readonly<Record<Locale, string>>;
  /** Becomes the JSON schema in the session's tools. */
  readonly parameters: z.ZodObject;
  /** Reads the model's arguments once; throws `INVALID_REQUEST` naming the field that does not fit. */
  prepare(input: unknown): PreparedCall;
}

interface BotFunctionDefinition<Parameters extends z.ZodObject> {
  readonly name: string;
  readonly description: Readonly<Record<Locale, string>>;
  readonly parameters: Parameters;
  subject(parameters: z.infer<Parameters>): string;
  run(
    parameters: z.infer<Parameters>,
    context: { readonly domain: DomainConfig; readonly services: BotServices },
  ): Promise<BotFunctionAnswer>;
}

/** Ties a definition's parameter types together, then forgets them so that the registry holds all kinds. */
export const defineBotFunction = <Parameters extends z.ZodObject>(
  definition: BotFunctionDefinition<Parameters>,
): BotFunction => ({
  name: definition.name,
  description: definition.description,
  parameters: definition.parameters,
  prepare: (input) => {
    const parsed = definition.parameters.safeParse(input, { reportInput: true });
    if (!parsed.success) {
      throw new AssistantError('INVALID_REQUEST', `${definition.name}: ${describeIssues(parsed.error)}`);
    }
    return {
      subject: definition.subject(parsed.data),
      run: (context) => definition.run(parsed.data, context),
    };
  },
});
