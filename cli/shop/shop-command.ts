import type { Command } from 'commander';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { type Hostname, normaliseHostname } from '../../lambdas/contract/shop/hostname.ts';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { Webhook } from '../../lambdas/contract/shop/webhook.ts';
import type { SaveOutcome } from '../../lambdas/ports/shop/domain-store.ts';
import { CommandFailure, explain, inJson, runCommand, type Terminal, usageError } from '../command.ts';
import type { OpenStore, StoreChoice } from '../store.ts';

/** What commands about the configuration of shops use of the machine they run on. */
export interface ShopCommandParts {
  readonly terminal: Terminal;
  readonly openStore: (choice: StoreChoice) => Promise<OpenStore>;
}

export interface CommonOptions extends StoreChoice {
  readonly json?: boolean;
}

export const addCommonOptions = (command: Command): Command =>
  command
    .option('--table <name>', 'DynamoDB table (STOREVOICE_TABLE)')
    .option('--folder <path>', 'folder of the local store (STOREVOICE_FOLDER, default .storevoice)')
    .option('--json', 'print JSON');

export const WHERE_DOMAINS_ARE = `
Where domains are kept: --table or STOREVOICE_TABLE names a DynamoDB table, reached with the AWS settings of
the environment; otherwise they are this machine's own, those of a running npm start included.
Exit codes: 0 done, 1 failed, 2 not understood.`;

export const parseHostname = (value: string, about = ''): Hostname => {
  const hostname = normaliseHostname(value);
  if (hostname !== undefined) return hostname;
  throw usageError(`${about}"${value}" is not a host name; write it like shop.example.com`);
};

/** The language of an option `--locale`. */
export const parseLocale = (written: string | undefined, why = ':'): Locale | undefined => {
  const locale = Locale.optional().safeParse(written);
  if (locale.success) return locale.data;
  throw usageError(`--locale "${written}"${why} write ${Locale.options.join(' or ')}`);
};

/** A configuration from what was given; the rest has its defaults. */
export const parseDomain = (given: object): DomainConfig => {
  const parsed = DomainConfig.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw usageError(describeIssues(parsed.error));
};

const withoutSecret = <Called extends Webhook>({ secret: _, ...others }: Called) => others;

/** A configuration to print: the secrets of its webhooks are shown once, when they are made. */
export const withoutSecrets = ({ webhooks, functions, ...config }: DomainConfig) => ({
  ...config,
  ...(webhooks && {
    webhooks: {
      ...(webhooks.orderStatus && { orderStatus: withoutSecret(webhooks.orderStatus) }),
      ...(webhooks.handoff && { handoff: withoutSecret(webhooks.handoff) }),
    },
  }),
  ...(functions && { functions: functions.map(withoutSecret) }),
});

export const requireDomain = async (
  { domains, place }: OpenStore,
  hostname: Hostname,
  remedy = 'see storevoice domain list',
): Promise<DomainConfig> => {
  const config = await domains.find(hostname);
  if (config) return config;
  throw new CommandFailure(`${hostname} is not registered in ${place}; ${remedy}`);
};

export const requireSaved = (outcome: SaveOutcome): void => {
  if (outcome.kind === 'saved') return;
  throw new CommandFailure(
    `${outcome.hostname} already belongs to ${outcome.owner}; nothing was changed. ` +
      `Free it there first: storevoice domain get ${outcome.owner}`,
  );
};

export const columns = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column)))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
};

/** A result for programs and for people. */
export interface Printed {
  readonly value: unknown;
  readonly view: string;
}

/** Adds a remedy to the failure of a store that does not answer. */
const withRemedy = (error: unknown, { remedy }: OpenStore): unknown =>
  error instanceof AssistantError && error.code === 'SERVICE_UNAVAILABLE'
    ? new CommandFailure(`${explain(error)}; ${remedy}`)
    : error;

/** Runs work on the store that was chosen and prints its result. */
export const printFromStore = (
  { terminal, openStore }: ShopCommandParts,
  options: CommonOptions,
  work: (store: OpenStore) => Promise<Printed>,
): Promise<void> =>
  runCommand(terminal, async () => {
    const store = await openStore(options);
    try {
      const { value, view } = await work(store);
      terminal.out(options.json ? inJson(value) : view);
    } catch (error) {
      throw withRemedy(error, store);
    } finally {
      await store.close();
    }
  });
