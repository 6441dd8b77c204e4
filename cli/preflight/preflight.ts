import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { ConfigError, readConfig } from '../../infra/config/config.ts';
import { exitCodes, explain, inJson, processTerminal, runCommand, speakTo, usageError } from '../command.ts';
import { type AwsAccess, type Check, type Deployment, type Finding, lookAt } from './check.ts';
import { bootstrapChecks, whoAmI } from './checks/account.ts';
import { bedrockCheck } from './checks/bedrock.ts';
import { lambdaCheck } from './checks/lambda.ts';
import { logDeliveryCheck } from './checks/log-delivery.ts';
import { openAiSecretCheck } from './checks/openai-secret.ts';
import { searchNodesCheck } from './checks/search-nodes.ts';

type Context = Readonly<Record<string, unknown>>;

interface PreflightOptions {
  readonly context: Context;
  readonly region?: string;
  readonly json?: true;
}

interface PreflightParts {
  readonly terminal: typeof processTerminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The context of `cdk.json`. */
  readonly context: () => Context;
  /** How AWS is reached, beside its region. Default: as the AWS command line does. */
  readonly access?: Omit<AwsAccess, 'region'>;
}

const DETAILS = `
Looks, before \`npx cdk deploy\`, whether the account and the region have what the settings of cdk.json ask for. It changes
nothing, and asks AWS only by calls that read. A permission that is missing is told and is not a failure.

  storevoice preflight --region eu-central-1
  storevoice preflight -c storevoice:searchInstanceType=r7g.large.search -c storevoice:searchInstanceCount=3

Exit codes: 0 nothing keeps the deployment from going well, 1 something does, 2 not understood.`;

const withEntry = (entry: string, earlier: Context): Context => {
  const at = entry.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write key=value, like storevoice:stage=dev');
  return { ...earlier, [entry.slice(0, at)]: entry.slice(at + 1) };
};

const configOf = (context: Context) => {
  try {
    return readConfig(context);
  } catch (error) {
    throw error instanceof ConfigError ? usageError(error.message) : error;
  }
};

const BOOTSTRAP_QUALIFIER = '@aws-cdk/core:bootstrapQualifier';

const checksOf = (deployment: Deployment): readonly Check[] => {
  const { access, config } = deployment;
  return [
    ...bootstrapChecks(deployment),
    lambdaCheck(deployment),
    bedrockCheck(deployment),
    ...(config.search.kind === 'domain' ? [searchNodesCheck(access, config.search)] : []),
    logDeliveryCheck(deployment),
    openAiSecretCheck(deployment),
  ];
};

const findAll = async (parts: PreflightParts, options: PreflightOptions): Promise<readonly Finding[]> => {
  const context = { ...parts.context(), ...options.context };
  const config = configOf(context);
  const region = options.region ?? parts.env.AWS_REGION ?? parts.env.AWS_DEFAULT_REGION;
  if (!region) throw usageError('set AWS_REGION, or add --region');
  const access = { region, ...parts.access };
  const about = 'Credentials';
  try {
    const { account, arn } = await whoAmI(access);
    const qualifier = String(context[BOOTSTRAP_QUALIFIER] ?? 'hnb659fds');
    const checks = checksOf({ access, config, account, qualifier });
    const found = await Promise.all(checks.map(lookAt));
    return [{ level: 'ok', about, text: `${arn} in ${region}` }, ...found.flat()];
  } catch (error) {
    const remedy = 'sign in, for example with aws sso login, or set AWS_PROFILE';
    return [{ level: 'failure', about, text: `AWS knows nobody: ${explain(error)}`, remedy }];
  }
};

const MARKS: Readonly<Record<Finding['level'], string>> = {
  ok: '✓',
  warning: '!',
  failure: '✗',
  unknown: '?',
};

const view = (findings: readonly Finding[]): string => {
  const count = (level: Finding['level']): number => findings.filter((each) => each.level === level).length;
  const lines = findings.flatMap(({ level, about, text, remedy }) => [
    `${MARKS[level]} ${about}: ${text}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ]);
  const summary = `${count('failure')} failures, ${count('warning')} warnings, ${count('unknown')} could not be checked`;
  return `${[...lines, '', summary].join('\n')}\n`;
};

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

const ownParts = (): PreflightParts => ({
  terminal: processTerminal,
  env: process.env,
  context: () =>
    CdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'))).context,
});

/** `storevoice preflight`: what would keep `cdk deploy` from going well. */
export const preflightCommand = (parts: PreflightParts = ownParts()): Command =>
  speakTo(new Command('preflight'), parts.terminal)
    .description('say what would keep the deployment from going well, before it is deployed')
    .option('-c, --context <key=value>', 'a setting, as for cdk deploy; may be repeated', withEntry, {})
    .option('--region <region>', 'default: AWS_REGION')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', DETAILS)
    .action((options: PreflightOptions) =>
      runCommand(parts.terminal, async () => {
        const findings = await findAll(parts, options);
        parts.terminal.out(options.json ? inJson(findings) : view(findings));
        if (findings.some(({ level }) => level === 'failure')) parts.terminal.endWith(exitCodes.failed);
      }),
    );
