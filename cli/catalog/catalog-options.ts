import type { Command } from 'commander';
import { fieldNames } from '../../lambdas/contract/imports/feed.ts';
import { type ColumnAliases, parseAlias } from '../../lambdas/core/feed/columns/column-names.ts';
import { usageError } from '../command.ts';

export interface FolderOptions {
  readonly folder?: string;
  readonly json?: boolean;
}

/** A shop on this machine, or one of a deployment whose table is named. */
export interface ShopOptions extends FolderOptions {
  readonly domain: string;
  readonly stage?: string;
  readonly table?: string;
}

/** With `search`: the catalogues of a deployment, not those of this machine. */
export interface CatalogOptions extends ShopOptions {
  readonly search?: string;
  readonly currency?: string;
  readonly locale?: string;
}

export interface SearchOptions extends CatalogOptions {
  readonly model?: string;
  readonly dimension?: string;
  readonly profile?: string;
  readonly translation?: string;
}

export interface ImportCommandOptions extends ShopOptions {
  readonly bucket?: string;
  /** Registers the shop if it is new. */
  readonly shopName?: string;
  readonly locale?: string;
  readonly currency?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly report?: string;
  readonly column?: readonly string[];
  readonly watch?: boolean;
  readonly wait?: boolean;
}

export const parseColumns = (written: readonly string[] = []): ColumnAliases =>
  Object.fromEntries(
    written.map((each) => {
      const alias = parseAlias(each);
      if (alias) return [alias.field, alias.column] as const;
      throw usageError(
        `--column "${each}" is not understood; write field=Header, the field one of ${fieldNames.join(', ')}`,
      );
    }),
  );

export const addFolderOptions = (command: Command): Command =>
  command
    .option('--folder <path>', 'folder of the local store (STOREVOICE_FOLDER, default .storevoice)')
    .option('--json', 'print JSON');

export const addShopOptions = (command: Command): Command =>
  addFolderOptions(command)
    .requiredOption('--domain <hostname>', 'the shop')
    .option('--stage <name>', 'stage of a deployment (default: prod)')
    .option('--table <name>', 'DynamoDB table of the deployment (STOREVOICE_TABLE)');

export const addCatalogOptions = (command: Command): Command =>
  addShopOptions(command)
    .option('--search <endpoint>', 'where a deployment searches. Default: the catalogue of this machine')
    .option('--currency <code>', 'of bare prices, where no table is given (default: RUB)')
    .option('--locale <locale>', 'of the answer, where no table is given: ru or en (default: ru)');

export const addSearchOptions = (command: Command): Command =>
  addCatalogOptions(command)
    .option('--model <id>', 'embedding model of the deployment (default: cohere.embed-v4:0)')
    .option('--dimension <number>', 'length of its vectors (default: 1024)')
    .option('--profile <id>', 'inference profile, or none (default: the global one for Cohere)')
    .option(
      '--translation <text>',
      "the question in the catalogue's language, as the voice model passes it on",
    );

export const addImportOptions = (command: Command): Command =>
  addShopOptions(command)
    .option('--bucket <name>', 'feed bucket of the deployment (STOREVOICE_BUCKET)')
    .option('--shop-name <name>', 'register the shop under this name if it is new')
    .option('--locale <locale>', 'language of a new shop: ru or en (default: ru)')
    .option('--currency <code>', 'of bare prices of a new shop (default: RUB)')
    .option('--dry-run', 'check the feed, publish nothing, and show ten products as shoppers would hear them')
    .option('--force', 'publish though the shop loses more than 30 %, or most offers were rejected')
    .option('--report <folder>', 'write report.json and problems.csv there')
    .option('--column <field=header...>', "name the columns of the shop's own table")
    .option('--wait', 'wait for another import of the shop to end')
    .option('--watch', 'import again whenever the file changes, until Ctrl-C');
