import { chosenFolder } from '../../dev/server/config.ts';
import { createFolderConversationLog } from '../../dev/server/log-file.ts';
import { createCloudWatchConversationLog } from '../../lambdas/adapters/cloudwatch/conversation-log.ts';
import { createLogsApi, type LogsAccess } from '../../lambdas/adapters/cloudwatch/logs-api.ts';
import type { ConversationLog } from '../../lambdas/ports/voice/conversation-log.ts';
import { usageError } from '../command.ts';

export interface LogParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How CloudWatch is reached, beside its region. Default: as the AWS command line does. */
  readonly access?: Omit<LogsAccess, 'region'>;
}

export interface LogPlace {
  readonly log: ConversationLog;
  readonly name: string;
  /** What to look at when nothing is found or the log does not answer. */
  readonly remedy: string;
}

interface DeploymentChoice {
  readonly stage: string | undefined;
  readonly logGroup?: readonly string[] | undefined;
  readonly from: Date;
  readonly to: Date;
}

/** The log groups of a deployment. */
export const deploymentLog = (
  { env, access }: LogParts,
  { stage = 'prod', logGroup, from, to }: DeploymentChoice,
): LogPlace => {
  const region = env.AWS_REGION;
  if (!region) throw usageError('set AWS_REGION to the region of the deployment');
  // The names that CloudFormation gives to the groups of `infra/voice/voice-functions.ts`.
  const prefix = `storevoice-${stage}-Voice`;
  const groups = logGroup === undefined ? { prefix } : { names: logGroup };
  return {
    log: createCloudWatchConversationLog({ call: createLogsApi({ region, ...access }), groups, from, to }),
    name: `the log groups ${logGroup?.join(', ') ?? `${prefix}… of ${region}`}`,
    remedy: 'check the stage, AWS_REGION and the AWS credentials, or look further back with --days',
  };
};

/** The log that `npm start` writes on this machine. */
export const folderLog = (
  { env }: LogParts,
  { folder: chosen, since }: { readonly folder: string | undefined; readonly since?: Date },
): LogPlace => {
  const folder = chosenFolder(chosen, env);
  return {
    log: createFolderConversationLog(folder, since),
    name: `the log of ${folder}`,
    remedy: 'for a conversation of a deployment add --stage',
  };
};
