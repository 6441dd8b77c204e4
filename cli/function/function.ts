import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Hostname } from '../../lambdas/contract/shop/hostname.ts';
import { SECRET_PREFIX } from '../../lambdas/contract/shop/webhook.ts';
import { CommandFailure, processTerminal, readInput, speakTo, type Terminal } from '../command.ts';
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
} from '../shop/shop-command.ts';
import { type OpenStore, openChosenStore } from '../store.ts';
import { parseFunctionFile, secretOf, webhookOf, withFunction, withoutFunction } from './edit-functions.ts';

const EXAMPLES = `
Examples:
  storevoice function put shop.example.com bonus-points.json
  storevoice function put shop.example.com order-status.json --new-secret
  storevoice function list shop.example.com
  storevoice function remove shop.example.com get_bonus_points

A file with the name get_order_status or call_person and a url says where the shop's server answers for orders, or takes
conversations over. Any other name is a function of the shop's own; docs/webhooks.md shows all members.
A file without a secret keeps the one that is stored. If there is none, one is made and shown this once.
${WHERE_DOMAINS_ARE}`;

const SECRET_BYTES = 32;
const newSecret = (): string => `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

interface PutOptions extends CommonOptions {
  readonly newSecret?: boolean;
}

const warnIfOff = (terminal: Terminal, { enabledFunctions }: DomainConfig, name: string): void => {
  if (enabledFunctions === undefined || enabledFunctions.includes(name)) return;
  terminal.err(`warning: ${name} is off until it is named by storevoice domain put --function\n`);
};

const put = async (
  store: OpenStore,
  terminal: Terminal,
  { hostname, path, options }: { hostname: Hostname; path: string; options: PutOptions },
): Promise<Printed> => {
  const file = parseFunctionFile(await readInput(terminal, path), path);
  const config = await requireDomain(store, hostname);
  const kept = file.secret ?? (options.newSecret ? undefined : secretOf(config, file.name));
  const secret = kept ?? newSecret();
  const saved = withFunction(config, { ...file, secret });
  requireSaved(await store.domains.save(saved));
  warnIfOff(terminal, saved, file.name);
  const { name, url } = file;
  return {
    value: { name, url, ...(kept === undefined && { secret }) },
    view:
      `Put ${name} of ${config.hostname} into ${store.place}; it is called at ${url}\n` +
      (kept === undefined ? `Secret, shown this once: ${secret}\n` : ''),
  };
};

const list = async (store: OpenStore, hostname: Hostname): Promise<Printed> => {
  const config = await requireDomain(store, hostname);
  const { webhooks = {}, functions = [] } = withoutSecrets(config);
  const value = { webhooks, functions };
  const rows = [
    ...Object.entries(webhookOf).map(([name, place]) => [name, webhooks[place]?.url ?? 'not connected']),
    ...functions.map(({ name, url }) => [name, url]),
  ];
  return { value, view: columns([['FUNCTION', 'ADDRESS'], ...rows]) };
};

const remove = async (store: OpenStore, hostname: Hostname, name: string): Promise<Printed> => {
  const config = await requireDomain(store, hostname);
  const without = withoutFunction(config, name);
  if (without === undefined) {
    throw new CommandFailure(
      `${config.hostname} has no function ${name} of its own; see storevoice function list ${config.hostname}`,
    );
  }
  requireSaved(await store.domains.save(without));
  return { value: { removed: name }, view: `Removed ${name} of ${config.hostname} from ${store.place}\n` };
};

/** `storevoice function`: what the servers of a shop do for its assistant. */
export const functionCommand = (
  parts: ShopCommandParts = { terminal: processTerminal, openStore: openChosenStore },
): Command => {
  const { terminal } = parts;
  const command = speakTo(new Command('function'), terminal)
    .description("connect a shop's own server: orders, people, functions of its own")
    .addHelpText('after', EXAMPLES);
  const subcommand = (nameAndArguments: string, description: string): Command =>
    addCommonOptions(command.command(nameAndArguments).description(description));

  subcommand('put <hostname> <file>', 'add a function or change it; - reads standard input')
    .option('--new-secret', 'replace the stored secret')
    .action((given: string, path: string, options: PutOptions) =>
      printFromStore(parts, options, (store) =>
        put(store, terminal, { hostname: parseHostname(given), path, options }),
      ),
    );
  subcommand('list <hostname>', 'show what is connected, without secrets').action(
    (given: string, options: CommonOptions) =>
      printFromStore(parts, options, (store) => list(store, parseHostname(given))),
  );
  subcommand('remove <hostname> <name>', 'disconnect a function').action(
    (given: string, name: string, options: CommonOptions) =>
      printFromStore(parts, options, (store) => remove(store, parseHostname(given), name)),
  );
  return command;
};
