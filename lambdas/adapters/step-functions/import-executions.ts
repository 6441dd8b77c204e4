import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  SFNClient,
  type SFNClientConfig,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { AssistantError } from '../../contract/errors.ts';
import type { ImportExecutions } from '../../ports/import-executions.ts';

export interface StepFunctionsOptions {
  readonly client: SFNClient;
  readonly stateMachineArn: string;
}

export const createSfnClient = (config: SFNClientConfig = {}): SFNClient => new SFNClient(config);

/** `arn:…:stateMachine:name` has executions `arn:…:execution:name:import`. */
export const executionArn = (stateMachineArn: string, importId: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${importId}`;

const unavailable = (what: string, cause: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `Step Functions: ${what}`, { cause });

/** Imports as executions of the state machine, each named by its id: a name is taken for 90 days. */
export const createStepFunctionsExecutions = (options: StepFunctionsOptions): ImportExecutions => {
  const { client, stateMachineArn } = options;
  return {
    start: async (importId, request) => {
      const input = JSON.stringify(request);
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: importId, input }));
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return;
        throw unavailable(`import ${importId} was not started`, error);
      }
    },
    failureOf: async (importId) => {
      try {
        const { error = 'unknown', cause = '' } = await client.send(
          new DescribeExecutionCommand({ executionArn: executionArn(stateMachineArn, importId) }),
        );
        return { error, cause };
      } catch (error) {
        throw unavailable(`import ${importId} cannot be looked at`, error);
      }
    },
  };
};
