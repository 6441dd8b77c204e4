import { Command, Option } from 'commander';
import { localFolder, parseLocalEnv } from '../../dev/server/config.ts';
import { createFolderConversationLog } from '../../dev/server/log-file.ts';
import { createCloudWatchConversationLog } from '../../lambdas/adapters/cloudwatch/conversation-log.ts';
import { createLogsApi, type LogsAccess } from '../../lambdas/adapters/cloudwatch/logs-api.ts';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import { readSupportCode } from '../../lambdas/core/voice/support-code.ts';
import type { ConversationLog } from '../../lambdas/ports/voice/conversation-log.ts';
import { CommandFailure, exitCodes, explain, processTerminal, runCommand, speakTo } from '../command.ts';
import { showTimeline, timeOf } from './show-timeline.ts';
import { timelineOf } from './timeline.ts';

interface SupportOptions {
  readonly stage?: string;
  readonly logGroup?: readonly string[];
  readonly days: string;
  readonly folder?: string;
  readonly json?: boolean;
}

export interface SupportParts {
  readonly terminal: typeof processTerminal;
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How CloudWatch is reached, beside its region. Default: as the AWS command line does. */
  readonly access?: Omit<LogsAccess, 'region'>;
}

interface Place {
  readonly log: ConversationLog;
  readonly name: string;
  /** What to look at when the code is not found or the log does not answer. */
  readonly remedy: string;
}

const EXAMPLES = `
Examples:
  storevoice support K7M2-9QXD
  storevoice support k7m2 9qxd --stage prod
  storevoice support K7M2-9QXD --stage prod --days 30 --json
  storevoice support K7M2-9QXD --log-group /aws/lambda/token /aws/lambda/bot-execute

Where is searched: with --stage, --log-group or STOREVOICE_TABLE the logs of a deployment, with the AWS settings of the
environment (permissions logs:DescribeLogGroups and logs:FilterLogEvents); otherwise the log of npm start on this machine.
Times are UTC. See docs/support.md.
Exit codes: 0 found, 1 not found or failed, 2 not understood.`;

const DAY_MS = 86_400_000;
const MAX_DAYS = 3_653; // The longest retention of a log group.

const codeOf = (words: readonly string[]): string => {
  const written = words.join(' ');
  const code = readSupportCode(written);
  if (code !== undefined) return code;
  throw new CommandFailure(
    `"${written}" is not a support code; it has eight letters and digits, like K7M2-9QXD`,
    exitCodes.usage,
  );
};

const daysOf = (written: string): number => {
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (days >= 1 && days <= MAX_DAYS) return days;
  throw new CommandFailure(`--days "${written}": write a number from 1 to ${MAX_DAYS}`, exitCodes.usage);
};

const deploymentLog = (
  { env, now, access }: SupportParts,
  { stage = 'prod', logGroup, days }: SupportOptions,
): Place => {
  const region = env.AWS_REGION;
  if (!region) throw new CommandFailure('set AWS_REGION to the region of the deployment', exitCodes.usage);
  const to = now();
  const from = new Date(to.getTime() - daysOf(days) * DAY_MS);
  // The names that CloudFormation gives to the groups of `infra/voice/voice-functions.ts`.
  const prefix = `storevoice-${stage}-Voice`;
  const groups = logGroup === undefined ? { prefix } : { names: logGroup };
  return {
    log: createCloudWatchConversationLog({ call: createLogsApi({ region, ...access }), groups, from, to }),
    name: `the log groups ${logGroup?.join(', ') ?? `${prefix}… of ${region}`}`,
    remedy: 'check the stage, AWS_REGION and the AWS credentials, or look further back with --days',
  };
};

const localLog = ({ env }: SupportParts, { folder: chosen }: SupportOptions): Place => {
  const folder = localFolder(parseLocalEnv({ ...env, ...(chosen && { STOREVOICE_FOLDER: chosen }) }));
  return {
    log: createFolderConversationLog(folder),
    name: `the log of ${folder}`,
    remedy: 'for a conversation of a deployment add --stage',
  };
};

const placeOf = (parts: SupportParts, options: SupportOptions): Place => {
  const { stage, logGroup, folder } = options;
  const isDeployed = folder === undefined && Boolean(stage ?? logGroup ?? parts.env.STOREVOICE_TABLE);
  return isDeployed ? deploymentLog(parts, options) : localLog(parts, options);
};

const showConversation = async (
  parts: SupportParts,
  words: readonly string[],
  options: SupportOptions,
): Promise<void> => {
  const code = codeOf(words);
  const { log, name, remedy } = placeOf(parts, options);
  const { lines, searched } = await log.linesOf(code).catch((error: unknown) => {
    throw error instanceof AssistantError ? new CommandFailure(`${explain(error)}; ${remedy}`) : error;
  });
  const events = timelineOf(lines);
  if (events.length === 0) {
    const range = searched
      ? ` between ${timeOf(searched.from)} and ${timeOf(searched.to)} UTC`
      : ', which is empty';
    throw new CommandFailure(`${code} is not in ${name}${range}; ${remedy}`);
  }
  parts.terminal.out(
    options.json
      ? `${JSON.stringify({ code, searched, events }, null, 2)}\n`
      : `Conversation ${code}, from ${name}\n${showTimeline(events)}`,
  );
};

const ownParts = (): SupportParts => ({
  terminal: processTerminal,
  now: () => new Date(),
  env: process.env,
});

/** `storevoice support CODE`: what happened in one conversation. */
export const supportCommand = (parts: SupportParts = ownParts()): Command =>
  speakTo(new Command('support'), parts.terminal)
    .description('show what happened in a conversation, by the support code that the shopper reads out')
    .argument('<code...>', 'the support code, however it was written down')
    .option('--stage <name>', 'stage of a deployment (default: prod)')
    .option('--log-group <name...>', 'log groups of its functions (default: found by the stage)')
    .option('--days <number>', "how far back a deployment's logs are searched", '7')
    .addOption(
      new Option(
        '--folder <path>',
        'folder of the local store (STOREVOICE_FOLDER, default .storevoice)',
      ).conflicts(['stage', 'logGroup']),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((words: readonly string[], options: SupportOptions) =>
      runCommand(parts.terminal, () => showConversation(parts, words, options)),
    );
