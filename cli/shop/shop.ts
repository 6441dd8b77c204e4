import { Command } from 'commander';
import { processTerminal, speakTo } from '../command.ts';
import { openChosenStore } from '../store.ts';
import { type AddOptions, addShop } from './add-shop.ts';
import { openRemoval, type RemoveOptions, type RemoveParts, removeShop } from './remove-shop.ts';
import { type ReportOptions, type ReportParts, reportShop } from './report-shop.ts';
import {
  addCommonOptions,
  printFromStore,
  type ShopCommandParts,
  WHERE_DOMAINS_ARE,
} from './shop-command.ts';

interface ShopParts extends ShopCommandParts, ReportParts, RemoveParts {}

const EXAMPLES = `
Examples:
  storevoice shop add shop.example.com --shop-name "My shop" --locale en --feed-url https://shop.example.com/feed.xml
  storevoice shop remove shop.example.com --yes
  storevoice shop remove shop.example.com --yes --table <TableName> --bucket <FeedBucketName> --search <SearchEndpoint>
  storevoice shop report shop.example.com
  storevoice shop report shop.example.com --since 2026-11-01 --locale ru --html > report.html
  storevoice shop report shop.example.com --table <TableName> --stage prod
${WHERE_DOMAINS_ARE}`;

const ownParts = (): ShopParts => ({
  terminal: processTerminal,
  openStore: openChosenStore,
  openRemoval,
  clock: () => new Date(),
  env: process.env,
});

/** `storevoice shop`: the coming, the going and the months of a shop. */
export const shopCommand = (parts: ShopParts = ownParts()): Command => {
  const command = speakTo(new Command('shop'), parts.terminal)
    .description('add a shop, remove all of it, report on it')
    .addHelpText('after', EXAMPLES);
  addCommonOptions(command.command('add <hostname>').description('register a new shop with safe choices'))
    .option('--shop-name <name>', 'name the assistant says (default: the hostname)')
    .option('--locale <locale>', 'language of the assistant: ru or en (default: ru)')
    .option('--currency <code>', 'currency meant by a bare amount, ISO 4217 (default: RUB)')
    .option('--feed-url <url>', 'export of the shop, fetched each night')
    .action((hostname: string, options: AddOptions) =>
      printFromStore(parts, options, (store) => addShop(store, hostname, options)),
    );
  addCommonOptions(
    command.command('remove <hostname>').description('remove a shop with all that is kept of it'),
  )
    .option('--yes', 'really remove it; without this, say what would go')
    .option('--bucket <name>', 'feed bucket of the deployment (STOREVOICE_BUCKET)')
    .option('--search <endpoint>', 'search of the deployment')
    .option('--stage <name>', 'stage of the deployment (default: prod)')
    .action((hostname: string, options: RemoveOptions) =>
      printFromStore(parts, options, (store) => removeShop(store, parts, { ...options, hostname })),
    );
  addCommonOptions(
    command
      .command('report <hostname>')
      .description('what shoppers asked for, did not find and added to carts'),
  )
    .option('--since <day>', 'first day of the report, UTC (default: 30 days ago)')
    .option('--locale <locale>', "language of the report: ru or en (default: the shop's)")
    .option('--html', 'print a page instead of text')
    .option('--stage <name>', 'stage of the deployment whose logs are read (default: prod)')
    .action((hostname: string, options: ReportOptions) =>
      printFromStore(parts, options, (store) => reportShop(store, parts, { ...options, hostname })),
    );
  return command;
};
