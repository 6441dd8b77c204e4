import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { AssistantError } from '../../contract/errors.ts';
import type { ImportRequest } from '../../contract/imports/cloud-import.ts';
import type { ImportExecutions } from '../../ports/imports/import-executions.ts';
import { clientsOf, WHILE_AN_IMPORT_WAITS } from '../aws/requests.ts';

interface StepFunctionsOptions {
  readonly client: SFNClient;
  readonly stateMachineArn: string;
}

/** An execution's input and output have 256 KB each at most. */
const MAX_ANSWER_BYTES = 4 * 2 ** 20;

export const createSfnClient = clientsOf(SFNClient, WHILE_AN_IMPORT_WAITS, MAX_ANSWER_BYTES);

/** `arn:…:stateMachine:name` has executions `arn:…:execution:name:import`. */
const executionArn = (stateMachineArn: string, importId: string): string =>
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
        const command = new StartExecutionCommand({ stateMachineArn, name: importId, input });
        const started = await client.send(command);
        if (started.executionArn === undefined) throw new Error('the answer names no execution');
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return;
        throw unavailable(`import ${importId} was not started`, error);
      }
    },
    failureOf: async (importId) => {
      try {
        const {
          status,
          error = 'unknown',
          cause = '',
        } = await client.send(
          new DescribeExecutionCommand({ executionArn: executionArn(stateMachineArn, importId) }),
        );
        if (status === undefined) throw new Error('the answer has no status');
        return { error, cause };
      } catch (error) {
        throw unavailable(`import ${importId} cannot be looked at`, error);
      }
    },
  };
};

interface ImportCommandsOptions {
  readonly stateMachineArn: string;
  readonly bucket: string;
  readonly region: string;
}

/** One word for a shell, however a merchant named the file. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Commands that people paste into a terminal to go on with an import, or to overrule a refusal. */
export const createImportCommands = ({ stateMachineArn, bucket, region }: ImportCommandsOptions) => ({
  start: (request: ImportRequest): string =>
    `aws stepfunctions start-execution --region ${region} --state-machine-arn ${stateMachineArn} ` +
    `--input ${quoted(JSON.stringify(request))}`,
  redrive: (importId: string): string =>
    `aws stepfunctions redrive-execution --region ${region} ` +
    `--execution-arn ${executionArn(stateMachineArn, importId)}`,
  object: (key: string): string => `s3://${bucket}/${key}`,
});
