import { Command } from 'commander';
import {
  listCatalogs,
  type PatchOptions,
  patchCatalog,
  rollBack,
  searchCatalog,
  showCatalog,
  showStatus,
} from './catalog-commands.ts';
import { importFeed } from './catalog-import-command.ts';
import { type LocalCatalogParts, localCatalogParts } from './catalog-local.ts';
import {
  addCommonOptions,
  addImportOptions,
  addShopOptions,
  type CommonOptions,
  type ImportOptions,
  type ShopOptions,
} from './catalog-options.ts';
import { processTerminal, speakTo, type Terminal } from './command.ts';

const EXAMPLES = `
On this machine:
  storevoice catalog import feed.xml --domain shop.example.com
  storevoice catalog import https://shop.example.com/feed.yml --domain shop.example.com --report import-report
  zcat export.csv.gz | storevoice catalog import - --domain shop.example.com --dry-run
  storevoice catalog import price.csv --domain shop.example.com --column id=Номер title=Номенклатура
  storevoice catalog import price.csv --domain shop.example.com --watch
  storevoice catalog patch stock.csv --domain shop.example.com
  storevoice catalog search "айфон черный 256" --domain shop.example.com
  storevoice catalog rollback --domain shop.example.com

Feeds: Yandex YML, Google Merchant (RSS, Atom, TSV, JSONL), Shopify CSV, WooCommerce CSV, CSV with a header row,
JSON and JSONL, each also as gzip; see docs/feeds.md.

In a deployment, any of these with the outputs of the deployment, SearchEndpoint and TableName:
  storevoice catalog import feed.xml --domain shop.example.com --search https://search-….es.amazonaws.com --table …

Requests are signed with the AWS credentials and the AWS_REGION of the environment, and the model answers on Amazon
Bedrock; it must be the one that was deployed. From the table the shop's settings are read, and by it one import at a time
has the shop: an import needs it, unless it is a --dry-run.
Until the import is done shoppers are served by the catalogue before it.
Exit codes: 0 published, 1 failed, 2 not understood.`;

/** `storevoice catalog`: what the assistant knows of a shop's products, on this machine or deployed. */
export const catalogCommand = (
  terminal: Terminal = processTerminal,
  parts: LocalCatalogParts = localCatalogParts(terminal),
): Command => {
  const catalog = speakTo(new Command('catalog'), terminal)
    .description('import the products of a shop and look at what became of them')
    .addHelpText('after', EXAMPLES);
  const subcommand = (nameAndArguments: string, description: string): Command =>
    catalog.command(nameAndArguments).description(description);
  const ofShop = (nameAndArguments: string, description: string): Command =>
    addShopOptions(subcommand(nameAndArguments, description));

  addImportOptions(
    subcommand(
      'import <feed>',
      'publish the products of a feed: a file, an http(s) address, or - for standard input',
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action((source: string, options: ImportOptions) => importFeed(parts, source, options));
  ofShop('patch <changes>', 'change prices and availability in the live catalogue: CSV or JSON Lines')
    .option('--report <folder>', 'write report.json and problems.csv there')
    .action((source: string, options: PatchOptions) => patchCatalog(parts, source, options));
  ofShop('status', "show how far a shop's latest import is, and which wait for it").action(
    (options: ShopOptions) => showStatus(parts, options),
  );
  addCommonOptions(subcommand('list', 'show the catalogues on this machine, and those before them')).action(
    (options: CommonOptions) => listCatalogs(parts, options),
  );
  ofShop('show', "show a shop's live catalogue").action((options: ShopOptions) =>
    showCatalog(parts, options),
  );
  ofShop('rollback', 'go back to the catalogue before the live one')
    .option('--to <generation>', 'go to this one instead; show lists them')
    .action((options: ShopOptions & { readonly to?: string }) => rollBack(parts, options));
  ofShop('search <question>', 'show what the assistant would answer, and why').action(
    (question: string, options: ShopOptions) => searchCatalog(parts, question, options),
  );
  return catalog;
};
