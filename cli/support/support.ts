import { Command, Option } from 'commander';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import { readSupportCode } from '../../lambdas/core/voice/session/support-code.ts';
import {
  CommandFailure,
  explain,
  inJson,
  processTerminal,
  runCommand,
  speakTo,
  usageError,
} from '../command.ts';
import { deploymentLog, folderLog, type LogParts, type LogPlace } from './log-place.ts';
import { showTimeline, timeOf } from './show-timeline.ts';
import { timelineOf } from './timeline.ts';

interface SupportOptions {
  readonly stage?: string;
  readonly logGroup?: readonly string[];
  readonly days: string;
  readonly folder?: string;
  readonly json?: boolean;
}

interface SupportParts extends LogParts {
  readonly terminal: typeof processTerminal;
  readonly clock: () => Date;
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
  throw usageError(`"${written}" is not a support code; it has eight letters and digits, like K7M2-9QXD`);
};

const daysOf = (written: string): number => {
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (days >= 1 && days <= MAX_DAYS) return days;
  throw usageError(`--days "${written}": write a number from 1 to ${MAX_DAYS}`);
};

const placeOf = (parts: SupportParts, options: SupportOptions): LogPlace => {
  const { stage, logGroup, folder } = options;
  const isDeployed = folder === undefined && Boolean(stage ?? logGroup ?? parts.env.STOREVOICE_TABLE);
  if (!isDeployed) return folderLog(parts, { folder });
  const to = parts.clock();
  const from = new Date(to.getTime() - daysOf(options.days) * DAY_MS);
  return deploymentLog(parts, { stage, logGroup, from, to });
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
      ? inJson({ code, searched, events })
      : `Conversation ${code}, from ${name}\n${showTimeline(events)}`,
  );
};

const ownParts = (): SupportParts => ({
  terminal: processTerminal,
  clock: () => new Date(),
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
