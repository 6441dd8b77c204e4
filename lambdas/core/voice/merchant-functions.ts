import * as z from 'zod';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { MerchantFunction } from '../../contract/shop/merchant-function.ts';
import {
  MAX_ITEMS,
  MAX_TEXT,
  type ObjectSchema,
  type ParameterSchema,
} from '../../contract/shop/parameter-schema.ts';
import { type BotFunction, defineBotFunction, optional } from './bot-function.ts';

const objectOf = ({ properties, required = [] }: ObjectSchema): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        required.includes(name) ? typeOf(schema) : described(optional(typeOf(schema)), schema),
      ]),
    ),
  );

const bareTypeOf = (schema: ParameterSchema): z.ZodType => {
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined
        ? z
            .string()
            .min(schema.minLength ?? 0)
            .max(schema.maxLength ?? MAX_TEXT)
        : z.enum(schema.enum);
    case 'number':
    case 'integer':
      return (schema.type === 'integer' ? z.int() : z.number())
        .min(schema.minimum ?? Number.MIN_SAFE_INTEGER)
        .max(schema.maximum ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return z.boolean();
    case 'array':
      return z
        .array(typeOf(schema.items))
        .min(schema.minItems ?? 0)
        .max(schema.maxItems ?? MAX_ITEMS);
    case 'object':
      return objectOf(schema);
  }
};

const described = (type: z.ZodType, { description }: ParameterSchema): z.ZodType =>
  description === undefined ? type : type.meta({ description });

const typeOf = (schema: ParameterSchema): z.ZodType => described(bareTypeOf(schema), schema);

/** Examples that the model reads with the description; more would be paid for in every answer. */
const EXAMPLES_TOLD = 5;

const describedIn = ({ texts }: MerchantFunction, locale: Locale): string => {
  const { description, examples } = texts[locale] ??
    texts.ru ??
    texts.en ?? { description: '', examples: [] };
  return [description, ...examples.slice(0, EXAMPLES_TOLD).map((example) => JSON.stringify(example))].join(
    '\n',
  );
};

const botFunctionOf = (own: MerchantFunction): BotFunction => {
  const parameters = objectOf(own.parameters);
  return defineBotFunction({
    name: own.name,
    description: { ru: describedIn(own, 'ru'), en: describedIn(own, 'en') },
    examples: { ru: own.texts.ru?.examples ?? [], en: own.texts.en?.examples ?? [] },
    parameters,
    isPrivate: true,
    // Names of parameters, not values: what a merchant asks shoppers for may be personal.
    subject: (given) => Object.keys(given).join(', '),
    run: (given, { domain, services, claims }) =>
      services.merchant.callMerchantFunction(domain, own, { arguments: given, sessionId: claims?.sessionId }),
  });
};

/** A domain's own functions. A name that became one of ours is ours. */
export const merchantFunctions = (
  { functions = [] }: DomainConfig,
  ours: readonly BotFunction[],
): readonly BotFunction[] =>
  functions.filter(({ name }) => !ours.some((each) => each.name === name)).map(botFunctionOf);
