import * as z from 'zod';
import type { Resource } from './synthesize.ts';

const Reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ id: Ref })),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).transform((value) => ({
    id: value['Fn::GetAtt'][0],
  })),
]);

const Joined = z.object({
  DefinitionString: z.object({
    'Fn::Join': z.tuple([z.literal(''), z.array(z.union([z.string(), Reference]))]),
  }),
});

export const Definition = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});
export type Definition = z.infer<typeof Definition>;

/** The definition of a template's only state machine, with something in place of each logical id. */
export const definitionOf = (
  machines: readonly (readonly [string, Pick<Resource, 'Properties'>])[],
  resolve: (logicalId: string) => string,
): Definition => {
  const [machine, ...others] = machines;
  if (machine === undefined || others.length > 0) throw new Error(`${machines.length} state machines`);
  const [, parts] = Joined.parse(machine[1].Properties).DefinitionString['Fn::Join'];
  const text = parts.map((part) => (typeof part === 'string' ? part : resolve(part.id))).join('');
  return Definition.parse(JSON.parse(text));
};
