import { domainToUnicode } from 'node:url';
import { Command } from 'commander';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { type Hostname, normaliseHostname } from '../../lambdas/contract/shop/hostname.ts';
import type { SaveOutcome } from '../../lambdas/ports/shop/domain-store.ts';
import {
  CommandFailure,
  exitCodes,
  explain,
  processTerminal,
  readInput,
  runCommand,
  speakTo,
  type Terminal,
} from '../command.ts';
import { type OpenStore, openStore, type StoreChoice } from '../store.ts';
import { domainMembers, editDomain, parseConfigFile } from './domain-edit.ts';

/** A stored host name with the spelling a person knows it by: `xn--80aairftm.xn--p1ai (магазин.рф)`. */
const readable = (text: string): string => {
  const spelled = text.includes('xn--') ? domainToUnicode(text) : text;
  return spelled === '' || spelled === text ? text : `${text} (${spelled})`;
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return readable(String(value));
};

const rowsOf = (value: object, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? rowsOf(member, `${prefix}${name}.`)
      : [[`${prefix}${name}`, shown(member)] as const],
  );

const columns = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column)))).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
};

const domainView = (config: DomainConfig): string => columns(rowsOf(config));

const domainsView = (configs: readonly DomainConfig[]): string =>
  columns([
    ['HOSTNAME', 'STATUS', 'LOCALE', 'CONNECTION', 'SHOP', 'ALIASES'],
    ...configs.map(({ hostname, status, locale, connection, shopName, aliases }) => [
      readable(hostname),
      status,
      locale,
      connection,
      shopName,
      aliases.map(readable).join(', '),
    ]),
  ]);

interface DomainCommandParts {
  readonly terminal: Terminal;
  readonly openStore: (choice: StoreChoice) => Promise<OpenStore>;
}

interface CommonOptions extends StoreChoice {
  readonly json?: boolean;
}

interface PutOptions extends CommonOptions, Readonly<Record<string, unknown>> {
  readonly file?: string;
  readonly unset?: readonly string[];
}

const EXAMPLES = `
Examples:
  storevoice domain put shop.example.com --shop-name "Лавка" --alias shop.example.org магазин.рф
  storevoice domain put shop.example.com --greeting "Добрый день!" --sessions-per-day 500
  storevoice domain put shop.example.com --unset greeting theme.accent
  storevoice domain put shop.example.com --file shop.json
  storevoice domain get shop.example.com --json | storevoice domain put new.example.com --file - --unset aliases
  storevoice domain put shop.example.com --status suspended

Where domains are kept: --table or STOREVOICE_TABLE names a DynamoDB table, reached with the AWS settings of
the environment; otherwise they are this machine's own, those of a running npm start included.
Exit codes: 0 done, 1 failed, 2 not understood.`;

const parseHostname = (value: string): Hostname => {
  const hostname = normaliseHostname(value);
  if (hostname !== undefined) return hostname;
  throw new CommandFailure(`"${value}" is not a host name; write it like shop.example.com`, exitCodes.usage);
};

const notRegistered = (hostname: Hostname, place: string): CommandFailure =>
  new CommandFailure(`${hostname} is not registered in ${place}; see storevoice domain list`);

/** Adds a remedy to the failure of a store that does not answer. */
const withRemedy = (error: unknown, { remedy }: OpenStore): unknown =>
  error instanceof AssistantError && error.code === 'SERVICE_UNAVAILABLE'
    ? new CommandFailure(`${explain(error)}; ${remedy}`)
    : error;

interface Printed {
  readonly value: unknown;
  readonly view: string;
}

const requireSaved = (outcome: SaveOutcome): void => {
  if (outcome.kind === 'saved') return;
  throw new CommandFailure(
    `${outcome.hostname} already belongs to ${outcome.owner}; nothing was changed. ` +
      `Free it there first: storevoice domain get ${outcome.owner}`,
  );
};

const openInCloud = (hostname: Hostname): CommandFailure =>
  new CommandFailure(
    `openAccess is for a demo on one machine, and a deployment does not honour it; leave it out: ` +
      `storevoice domain put ${hostname} --no-open-access`,
  );

const put = async (
  { domains, place, isDeployment }: OpenStore,
  terminal: Terminal,
  { hostname, ...options }: PutOptions & { readonly hostname: Hostname },
): Promise<Printed> => {
  const { file: path, unset = [] } = options;
  const file = path === undefined ? {} : parseConfigFile(await readInput(terminal, path), `--file ${path}`);
  const found = await domains.find(hostname);
  const existing = found?.hostname === hostname ? found : undefined;
  const config = editDomain({ hostname, existing, file, options, unset });
  if (config.openAccess && isDeployment) throw openInCloud(hostname);
  requireSaved(await domains.save(config));
  if (config.openAccess && hostname !== 'localhost') {
    terminal.err(`warning: anybody may ask about ${hostname} until --no-open-access is put\n`);
  }
  const done = `${existing === undefined ? 'Created' : 'Changed'} ${hostname} in ${place}\n`;
  return { value: config, view: `${done}${domainView(config)}` };
};

const get = async ({ domains, place }: OpenStore, hostname: Hostname): Promise<Printed> => {
  const config = await domains.find(hostname);
  if (config === undefined) throw notRegistered(hostname, place);
  return { value: config, view: domainView(config) };
};

const list = async ({ domains, place }: OpenStore): Promise<Printed> => {
  const configs = await domains.list();
  const hint = 'storevoice domain put shop.example.com --shop-name "My shop"';
  const empty = `No domains in ${place}; register one: ${hint}\n`;
  return { value: configs, view: configs.length === 0 ? empty : domainsView(configs) };
};

const remove = async ({ domains, place }: OpenStore, hostname: Hostname): Promise<Printed> => {
  if (await domains.remove(hostname)) {
    return { value: { removed: hostname }, view: `Removed ${hostname} from ${place}\n` };
  }
  const owner = (await domains.find(hostname))?.hostname;
  if (owner === undefined) throw notRegistered(hostname, place);
  throw new CommandFailure(`${hostname} is an alias of ${owner}; remove that, or change its aliases`);
};

const addCommonOptions = (command: Command): Command =>
  command
    .option('--table <name>', 'DynamoDB table (STOREVOICE_TABLE)')
    .option('--folder <path>', 'folder of the local store (STOREVOICE_FOLDER, default .storevoice)')
    .option('--json', 'print JSON');

const addPutOptions = (command: Command): Command => {
  command.option(
    '--file <path>',
    'JSON with any members of the configuration; - reads standard input; flags win over it',
  );
  for (const { flag, help } of domainMembers) command.option(flag, help);
  return command
    .option('--unset <member...>', 'forget members, so that their default holds: greeting theme.accent')
    .addHelpText('after', EXAMPLES);
};

/** `storevoice domain`: the shops that may use the assistant, and what each decided about it. */
export const domainCommand = (
  { terminal, openStore: open }: DomainCommandParts = { terminal: processTerminal, openStore },
): Command => {
  const domain = speakTo(new Command('domain'), terminal)
    .description('register shops and change what they decided about their assistant')
    .addHelpText('after', EXAMPLES);

  const subcommand = (nameAndArguments: string, description: string): Command =>
    addCommonOptions(domain.command(nameAndArguments).description(description));

  const run = (options: CommonOptions, work: (store: OpenStore) => Promise<Printed>): Promise<void> =>
    runCommand(terminal, async () => {
      const store = await open(options);
      try {
        const { value, view } = await work(store);
        terminal.out(options.json ? `${JSON.stringify(value, null, 2)}\n` : view);
      } catch (error) {
        throw withRemedy(error, store);
      } finally {
        await store.close();
      }
    });

  addPutOptions(subcommand('put <hostname>', 'create a domain, or change the members that are given')).action(
    (given: string, options: PutOptions) =>
      run(options, (store) => put(store, terminal, { ...options, hostname: parseHostname(given) })),
  );
  subcommand('get <hostname>', 'show a domain by its hostname or an alias').action(
    (given: string, options: CommonOptions) => run(options, (store) => get(store, parseHostname(given))),
  );
  subcommand('list', 'show all domains').action((options: CommonOptions) => run(options, list));
  subcommand('remove <hostname>', 'remove a domain with its aliases').action(
    (given: string, options: CommonOptions) => run(options, (store) => remove(store, parseHostname(given))),
  );
  return domain;
};
