import * as z from 'zod';
import { AssistantError, type UpstreamFailure } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import { Locale } from '../../contract/shop/locale.ts';
import type { BotAnswer } from '../../contract/voice/bot.ts';
import type { SessionClaims } from '../../ports/voice/session-tokens.ts';
import type { BotServices } from './bot-services.ts';

export type BotFunctionAnswer =
  | ({ readonly success: true; readonly response: string } & Readonly<Record<string, unknown>>)
  | (Extract<BotAnswer, { readonly success: false }> & {
      /** What failed elsewhere, for the metric that counts it by shop and code. */
      readonly upstream?: UpstreamFailure;
    });

/** For whom a function is run. */
interface CallContext {
  readonly domain: DomainConfig;
  readonly services: BotServices;
  /** The conversation; absent in a call without a session. */
  readonly claims?: SessionClaims | undefined;
}

/** A call with parsed arguments. */
interface PreparedCall {
  /** The query or the ids, for the log line, where they are masked. */
  readonly subject: string;
  run(context: CallContext): Promise<BotFunctionAnswer>;
}

/** A bot function. A new one is a file that exports this, and its line in the registry. */
export interface BotFunction {
  readonly name: string;
  /** From this text the model decides when to call the function. */
  readonly description: Readonly<Record<Locale, string>>;
  /** What shoppers say when they need it: documentation, test and what the development server's dialogue routes by. */
  readonly examples: Readonly<Record<Locale, readonly string[]>>;
  /** The widget calls it by itself: the model is not offered it, and no domain can turn it off. */
  readonly isInternal: boolean;
  /** The parameters for the model of a domain's sessions; they become the JSON schema of the tool. */
  parametersFor(domain: DomainConfig): z.ZodObject;
  /** Parses the model's arguments; throws `INVALID_REQUEST` with the name of a wrong field. */
  prepare(input: unknown): PreparedCall;
}

interface BotFunctionDefinition<Parameters extends z.ZodObject> {
  readonly name: string;
  readonly description: Readonly<Record<Locale, string>>;
  /** Default: none, for functions that are not offered to the model. */
  readonly examples?: Readonly<Record<Locale, readonly string[]>>;
  /** All permitted arguments. */
  readonly parameters: Parameters;
  /** Default: false. */
  readonly isInternal?: boolean;
  /** Arguments are personal data, so that a refusal names the field without its value. Default: false. */
  readonly isPrivate?: boolean;
  /** The arguments that the model of a domain's sessions knows. Default: all. */
  readonly parametersFor?: (domain: DomainConfig) => z.ZodObject;
  subject(parameters: z.infer<Parameters>): string;
  run(parameters: z.infer<Parameters>, context: CallContext): Promise<BotFunctionAnswer>;
}

/** Checks the types of a definition's parameters, then erases them, so that one registry can hold all functions. */
export const defineBotFunction = <Parameters extends z.ZodObject>(
  definition: BotFunctionDefinition<Parameters>,
): BotFunction => ({
  name: definition.name,
  description: definition.description,
  examples: definition.examples ?? { ru: [], en: [] },
  isInternal: definition.isInternal ?? false,
  parametersFor: definition.parametersFor ?? (() => definition.parameters),
  prepare: (input) => {
    const parsed = definition.parameters.safeParse(input, { reportInput: !definition.isPrivate });
    if (!parsed.success) {
      throw new AssistantError('INVALID_REQUEST', `${definition.name}: ${describeIssues(parsed.error)}`);
    }
    return {
      subject: definition.subject(parsed.data),
      run: (context) => definition.run(parsed.data, context),
    };
  },
});

/** An argument that may be left out; models write null for one that they leave out. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value: unknown) => value ?? undefined, schema.optional());

/**
 * The parameter by which the model asks any function for its sentence in the shopper's language; `execute-function.ts` reads
 * it. Search, prices and stock do not depend on it.
 */
export const localeParameter = Locale.optional().meta({
  description:
    "Language of the sentence to return: that of the shopper's last whole sentence, or the one they asked for. " +
    "Without it, the shop's language.",
});

const Asked = z.object({ locale: Locale });

/** The language that a call asks for; any other value counts as none. */
export const askedLocale = (input: unknown): Locale | undefined => Asked.safeParse(input).data?.locale;
