import type { ImportRequest } from '../../contract/cloud-import.ts';
import { executionArn } from './import-executions.ts';

export interface ImportCommandsOptions {
  readonly stateMachineArn: string;
  readonly bucket: string;
  readonly region: string;
}

/** Quoted for a shell: whatever a merchant called the file, it is one word. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What people paste into a terminal to go on with an import, or to have their way. */
export const createImportCommands = ({ stateMachineArn, bucket, region }: ImportCommandsOptions) => ({
  start: (request: ImportRequest): string =>
    `aws stepfunctions start-execution --region ${region} --state-machine-arn ${stateMachineArn} ` +
    `--input ${quoted(JSON.stringify(request))}`,
  redrive: (importId: string): string =>
    `aws stepfunctions redrive-execution --region ${region} ` +
    `--execution-arn ${executionArn(stateMachineArn, importId)}`,
  object: (key: string): string => `s3://${bucket}/${key}`,
});
