import { domainToUnicode } from 'node:url';
import { Command } from 'commander';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Hostname } from '../../lambdas/contract/shop/hostname.ts';
import { CommandFailure, processTerminal, readInput, speakTo, type Terminal } from '../command.ts';
import { type OpenStore, openChosenStore } from '../store.ts';
import { domainMembers, editDomain, parseConfigFile } from './domain-edit.ts';
import {
  addCommonOptions,
  type CommonOptions,
  columns,
  type Printed,
  parseHostname,
  printFromStore,
  requireDomain,
  requireSaved,
  type ShopCommandParts,
  WHERE_DOMAINS_ARE,
  withoutSecrets,
} from './shop-command.ts';

/** A stored host name with the spelling a person knows it by: `xn--80aairftm.xn--p1ai (магазин.рф)`. */
const readable = (text: string): string => {
  const spelled = text.includes('xn--') ? domainToUnicode(text) : text;
  return spelled === '' || spelled === text ? text : `${text} (${spelled})`;
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return readable(String(value));
};

const rowsOf = (value: object, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(value).flatMap(([name, member]) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? rowsOf(member, `${prefix}${name}.`)
      : [[`${prefix}${name}`, shown(member)] as const],
  );

const domainView = (config: DomainConfig): string => columns(rowsOf(withoutSecrets(config)));

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
${WHERE_DOMAINS_ARE}`;

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
  return { value: withoutSecrets(config), view: `${done}${domainView(config)}` };
};

const get = async (store: OpenStore, hostname: Hostname): Promise<Printed> => {
  const config = await requireDomain(store, hostname);
  return { value: withoutSecrets(config), view: domainView(config) };
};

const list = async ({ domains, place }: OpenStore): Promise<Printed> => {
  const configs = await domains.list();
  const hint = 'storevoice domain put shop.example.com --shop-name "My shop"';
  const empty = `No domains in ${place}; register one: ${hint}\n`;
  return { value: configs.map(withoutSecrets), view: configs.length === 0 ? empty : domainsView(configs) };
};

const remove = async (store: OpenStore, hostname: Hostname): Promise<Printed> => {
  if (await store.domains.remove(hostname)) {
    return { value: { removed: hostname }, view: `Removed ${hostname} from ${store.place}\n` };
  }
  const { hostname: owner } = await requireDomain(store, hostname);
  throw new CommandFailure(`${hostname} is an alias of ${owner}; remove that, or change its aliases`);
};

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
  parts: ShopCommandParts = { terminal: processTerminal, openStore: openChosenStore },
): Command => {
  const { terminal } = parts;
  const domain = speakTo(new Command('domain'), terminal)
    .description('register shops and change what they decided about their assistant')
    .addHelpText('after', EXAMPLES);

  const subcommand = (nameAndArguments: string, description: string): Command =>
    addCommonOptions(domain.command(nameAndArguments).description(description));

  const run = (options: CommonOptions, work: (store: OpenStore) => Promise<Printed>): Promise<void> =>
    printFromStore(parts, options, work);

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
