import { Command } from 'commander';
import { processTerminal, speakTo, type Terminal } from '../command.ts';
import {
  exportCatalog,
  listCatalogs,
  type PatchOptions,
  patchCatalog,
  rollBack,
  searchCatalog,
  showCatalog,
  showStatus,
} from './catalog-commands.ts';
import { importFeed } from './catalog-import.ts';
import {
  addCatalogOptions,
  addFolderOptions,
  addImportOptions,
  addSearchOptions,
  addShopOptions,
  type CatalogOptions,
  type FolderOptions,
  type ImportCommandOptions,
  type SearchOptions,
  type ShopOptions,
} from './catalog-options.ts';
import { type CatalogParts, localCatalogParts } from './catalog-shop.ts';

const EXAMPLES = `
On this machine:
  storevoice catalog import feed.xml --domain shop.example.com
  storevoice catalog import https://shop.example.com/feed.yml --domain shop.example.com --report import-report
  zcat export.csv.gz | storevoice catalog import - --domain shop.example.com --dry-run
  storevoice catalog import price.csv --domain shop.example.com --column id=Номер title=Номенклатура
  storevoice catalog import price.csv --domain shop.example.com --watch
  storevoice catalog patch stock.csv --domain shop.example.com
  storevoice catalog search "айфон черный 256" --domain shop.example.com
  storevoice catalog export --domain shop.example.com > live.jsonl
  storevoice catalog rollback --domain shop.example.com

Feeds: exports of Shopify, WooCommerce and other platforms, Yandex YML, Google Merchant, CommerceML, other lists of products
in XML, tables with a header row (CSV, XLSX), JSON and JSONL, each also as gzip or zip; see docs/feeds.md.

Into a deployment, with its outputs TableName and FeedBucketName:
  export STOREVOICE_TABLE=… STOREVOICE_BUCKET=…
  storevoice catalog import feed.xml --domain shop.example.com --stage prod

The feed is uploaded to the bucket, the deployment imports it, and this command shows how far it is and how it ended.
It needs AWS credentials for the bucket and the table alone, and the AWS_REGION of the deployment. The other commands look
into a deployment with --search <output SearchEndpoint>, and status needs the table alone.
Until the import is done shoppers are served by the catalogue before it.
Exit codes: 0 published, 1 failed, 2 not understood.`;

/** `storevoice catalog`: a shop's products, on this machine or deployed. */
export const catalogCommand = (
  terminal: Terminal = processTerminal,
  parts: CatalogParts = localCatalogParts(terminal),
): Command => {
  const catalog = speakTo(new Command('catalog'), terminal)
    .description('import the products of a shop and look at its catalogue')
    .addHelpText('after', EXAMPLES);
  const subcommand = (nameAndArguments: string, description: string): Command =>
    catalog.command(nameAndArguments).description(description);
  addImportOptions(
    subcommand(
      'import <feed>',
      'publish the products of a feed: a file, an http(s) address, or - for standard input',
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action((source: string, options: ImportCommandOptions) => importFeed(parts, source, options));
  addCatalogOptions(
    subcommand('patch <changes>', 'change prices and availability in the live catalogue: CSV, JSON or YML'),
  )
    .option('--report <folder>', 'write report.json and problems.csv there')
    .action((source: string, options: PatchOptions) => patchCatalog(parts, source, options));
  addShopOptions(
    subcommand('status', "show how far a shop's latest import is, and which imports wait for it"),
  ).action((options: ShopOptions) => showStatus(parts, options));
  addFolderOptions(subcommand('list', 'show the catalogues on this machine, and those before them')).action(
    (options: FolderOptions) => listCatalogs(parts, options),
  );
  addCatalogOptions(subcommand('show', "show a shop's live catalogue")).action((options: CatalogOptions) =>
    showCatalog(parts, options),
  );
  addCatalogOptions(
    subcommand('export', 'print the live catalogue as JSON Lines, one product a line'),
  ).action((options: CatalogOptions) => exportCatalog(parts, options));
  addCatalogOptions(subcommand('rollback', 'go back to the catalogue before the live one'))
    .option('--to <generation>', 'go to this one instead; show lists them')
    .action((options: CatalogOptions & { readonly to?: string }) => rollBack(parts, options));
  addSearchOptions(subcommand('search <question>', 'show what the assistant would answer, and why')).action(
    (question: string, options: SearchOptions) => searchCatalog(parts, question, options),
  );
  return catalog;
};
