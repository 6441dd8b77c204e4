import { Command } from 'commander';
import { processTerminal, speakTo } from '../command.ts';
import { openStore } from '../store.ts';
import { type ReportOptions, type ReportParts, reportShop } from './report-shop.ts';
import {
  addCommonOptions,
  printFromStore,
  type ShopCommandParts,
  WHERE_DOMAINS_ARE,
} from './shop-command.ts';

export interface ShopParts extends ShopCommandParts, ReportParts {}

const EXAMPLES = `
Examples:
  storevoice shop report shop.example.com
  storevoice shop report shop.example.com --since 2026-11-01 --locale ru --html > report.html
  storevoice shop report shop.example.com --table <TableName> --stage prod
${WHERE_DOMAINS_ARE}`;

const ownParts = (): ShopParts => ({
  terminal: processTerminal,
  openStore,
  now: () => new Date(),
  env: process.env,
});

/** `storevoice shop`: the coming, the going and the months of a shop. */
export const shopCommand = (parts: ShopParts = ownParts()): Command => {
  const command = speakTo(new Command('shop'), parts.terminal)
    .description('report on a shop')
    .addHelpText('after', EXAMPLES);
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
