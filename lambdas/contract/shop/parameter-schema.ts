import * as z from 'zod';

/** The part of JSON Schema in which a merchant describes a parameter. */
export type ParameterSchema =
  | Readonly<z.infer<typeof texts> | z.infer<typeof numbers> | z.infer<typeof booleans>>
  | ListSchema
  | ObjectSchema;

interface ListSchema {
  readonly type: 'array';
  readonly description?: string | undefined;
  readonly items: ParameterSchema;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
}

export interface ObjectSchema {
  readonly type: 'object';
  readonly description?: string | undefined;
  readonly properties: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: false | undefined;
}

export const MAX_TEXT = 1_000;
export const MAX_ITEMS = 50;
const MAX_PROPERTIES = 20;
const MAX_DEPTH = 8;
const MAX_CHARACTERS = 8_000;

const description = z.string().trim().min(1).max(500).optional();
const count = (most: number) => z.int().min(0).max(most).optional();
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'name parameters with letters, digits and _');

const texts = z.strictObject({
  type: z.literal('string'),
  description,
  enum: z.array(z.string().min(1).max(100)).min(1).max(MAX_ITEMS).optional(),
  minLength: count(MAX_TEXT),
  maxLength: count(MAX_TEXT),
});
const numbers = z.strictObject({
  type: z.enum(['number', 'integer']),
  description,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const booleans = z.strictObject({ type: z.literal('boolean'), description });
const lists = z.strictObject({
  type: z.literal('array'),
  description,
  get items(): z.ZodType<ParameterSchema> {
    return Parameter;
  },
  minItems: count(MAX_ITEMS),
  maxItems: count(MAX_ITEMS),
});
const objects = z.strictObject({
  type: z.literal('object'),
  description,
  get properties(): z.ZodType<Readonly<Record<string, ParameterSchema>>> {
    return z
      .record(name, Parameter)
      .refine((all) => Object.keys(all).length <= MAX_PROPERTIES, `at most ${MAX_PROPERTIES} parameters`);
  },
  required: z.array(z.string()).max(MAX_PROPERTIES).optional(),
  additionalProperties: z.literal(false).optional(),
});

const Parameter: z.ZodType<ParameterSchema> = z.discriminatedUnion('type', [
  texts,
  numbers,
  booleans,
  lists,
  objects,
]);

const isWithin = (levels: number, value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((each) => isWithin(levels - 1, each)));

/** `locale` is offered with every function, and `hostname` names the shop of a call without a session. */
const TAKEN = ['locale', 'hostname'];

/** The parameters of a function: an object, without references, patterns or conditions. */
export const FunctionParameters: z.ZodType<ObjectSchema> = z
  .unknown()
  .refine((value) => isWithin(MAX_DEPTH, value), {
    error: `at most ${MAX_DEPTH} levels of JSON`,
    abort: true,
  })
  .refine((value) => JSON.stringify(value ?? null).length <= MAX_CHARACTERS, {
    error: `at most ${MAX_CHARACTERS} characters`,
    abort: true,
  })
  .pipe(objects)
  .refine(({ properties, required = [] }) => required.every((each) => Object.hasOwn(properties, each)), {
    path: ['required'],
    error: 'name only parameters of `properties`',
  })
  .refine(({ properties }) => !TAKEN.some((each) => Object.hasOwn(properties, each)), {
    path: ['properties'],
    error: `${TAKEN.join(' and ')} are parameters of every function`,
  });
