import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Definition, definitionOf } from '../infra/state-machine.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** The state machine as it would be deployed, its functions named by an account that nobody has. */
export const readDefinition = async (template: string): Promise<Definition> => {
  const text = await readFile(template, 'utf8');
  const { Resources } = Template.parse(JSON.parse(text));
  const machines = Object.entries(Resources).filter(
    ([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine',
  );
  return definitionOf(machines, (id) => `arn:aws:lambda:eu-central-1:111122223333:function:${id}`);
};
