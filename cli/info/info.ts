import { Command } from 'commander';
import { processTerminal, speakTo } from '../command.ts';
import { addCommonOptions, type ShopCommandParts } from '../shop/shop-command.ts';
import { openStore } from '../store.ts';
import {
  askInfo,
  type InfoImportOptions,
  type InfoOptions,
  type InfoRemoveOptions,
  importInfo,
  listInfo,
  removeInfo,
} from './info-commands.ts';

const EXAMPLES = `
Examples:
  storevoice info import texts/ --domain shop.example.com
  storevoice info import delivery.md --domain shop.example.com --url https://shop.example.com/delivery
  storevoice info import faq.csv --domain shop.example.com --locale ru
  storevoice info import https://shop.example.com/delivery https://shop.example.com/returns --domain shop.example.com
  storevoice info import pages.txt --domain shop.example.com --replace
  storevoice info list --domain shop.example.com
  storevoice info ask "сколько стоит доставка" --domain shop.example.com
  storevoice info remove delivery.md --domain shop.example.com

Texts: Markdown, plain text, HTML, a CSV table of questions and answers, a folder of these, addresses of the shop's pages,
or a file that lists such addresses, one a line; see docs/store-texts.md. An import replaces earlier texts of the same
names and keeps the others; when one text cannot be read, nothing is imported.

Where texts are kept: --table or STOREVOICE_TABLE names a DynamoDB table, reached with the AWS settings of the
environment; otherwise they are this machine's own, those of a running npm start included.
Exit codes: 0 done, 1 failed, 2 not understood.`;

const addInfoOptions = (command: Command): Command =>
  addCommonOptions(command.requiredOption('--domain <hostname>', 'the shop'));

/** `storevoice info`: the shop's own texts, from which questions about delivery, payment or returns are answered. */
export const infoCommand = (parts: ShopCommandParts = { terminal: processTerminal, openStore }): Command => {
  const info = speakTo(new Command('info'), parts.terminal)
    .description('import the texts of a shop that answer questions about it')
    .addHelpText('after', EXAMPLES);
  const subcommand = (nameAndArguments: string, description: string): Command =>
    addInfoOptions(info.command(nameAndArguments).description(description));

  subcommand('import <source...>', 'publish texts: files, folders, pages of the shop or lists of them')
    .option('--locale <locale>', 'language of the texts: ru or en (default: what they are written in)')
    .option('--url <address>', 'the page to show to shoppers beside an answer, for one text')
    .option('--replace', 'remove all earlier texts, or with --locale those of that language')
    .addHelpText('after', EXAMPLES)
    .action((sources: readonly string[], options: InfoImportOptions) => importInfo(parts, sources, options));
  subcommand('list', "show a shop's texts")
    .option('--locale <locale>', 'only those in this language')
    .action((options: InfoOptions) => listInfo(parts, options));
  subcommand('remove [source...]', 'remove texts by the names that list shows')
    .option('--locale <locale>', 'only those in this language')
    .option('--all', 'remove all')
    .action((sources: readonly string[], options: InfoRemoveOptions) => removeInfo(parts, sources, options));
  subcommand('ask <question>', 'show what the assistant would answer')
    .option('--locale <locale>', "language of the answer (default: the shop's)")
    .action((question: string, options: InfoOptions) => askInfo(parts, question, options));
  return info;
};
