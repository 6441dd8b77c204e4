import type { Command } from 'commander';
import type { Bytes } from '../lambdas/adapters/feed/gunzip.ts';
import type { DomainConfig } from '../lambdas/contract/domain.ts';
import { fieldNames } from '../lambdas/contract/feed.ts';
import { normaliseHostname } from '../lambdas/contract/hostname.ts';
import { type ColumnAliases, parseAlias } from '../lambdas/core/feed/column-names.ts';
import { feedSummary } from '../lambdas/core/phrases/feed.ts';
import { type ImportOutcome, runImport } from './catalog-import.ts';
import { type CatalogPlace, openCatalogs } from './catalog-place.ts';
import { createProgress } from './catalog-progress.ts';
import { explainSearch, searchView } from './catalog-search.ts';
import { importView, profileView } from './catalog-view.ts';
import { CommandFailure, exitCodes, runCommand, type Terminal } from './command.ts';
import { type OpenStore, openStore, type StoreChoice } from './store.ts';

export interface LocalCatalogParts {
  readonly terminal: Terminal;
  readonly openStore: (choice: StoreChoice) => Promise<OpenStore>;
  readonly openCatalogs: (folder: string | undefined) => CatalogPlace;
  readonly stdin: Bytes;
  /** Whether lines of progress may be drawn over. */
  readonly isLive: boolean;
  readonly now: () => Date;
}

interface CommonOptions {
  readonly folder?: string;
  readonly json?: boolean;
}

interface DomainOptions extends CommonOptions {
  readonly domain: string;
}

export interface LocalImportOptions extends DomainOptions {
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly report?: string;
  readonly column?: readonly string[];
}

/** What the command uses on this machine. */
export const localCatalogParts = (terminal: Terminal): LocalCatalogParts => ({
  terminal,
  openStore,
  openCatalogs,
  stdin: process.stdin,
  isLive: process.stderr.isTTY === true,
  now: () => new Date(),
});

const parseColumns = (written: readonly string[] = []): ColumnAliases =>
  Object.fromEntries(
    written.map((each) => {
      const alias = parseAlias(each);
      if (alias) return [alias.field, alias.column] as const;
      throw new CommandFailure(
        `--column "${each}" is not understood; write field=Header, the field one of ${fieldNames.join(', ')}`,
        exitCodes.usage,
      );
    }),
  );

const findDomain = async ({ domains, place }: OpenStore, given: string): Promise<DomainConfig> => {
  const hostname = normaliseHostname(given);
  if (hostname === undefined) {
    throw new CommandFailure(
      `"${given}" is not a host name; write it like shop.example.com`,
      exitCodes.usage,
    );
  }
  const config = await domains.find(hostname);
  if (config) return config;
  throw new CommandFailure(
    `${hostname} is not registered in ${place}; do it first: storevoice domain put ${hostname} --shop-name "My shop"`,
  );
};

const refusal = ({ error }: ImportOutcome): CommandFailure | undefined =>
  error && new CommandFailure(`${error.code}: ${error.message}`);

type Work = (store: OpenStore, place: CatalogPlace) => Promise<void>;

const withStore = ({ terminal, ...parts }: LocalCatalogParts, { folder }: CommonOptions, work: Work) =>
  runCommand(terminal, async () => {
    const store = await parts.openStore({ folder });
    try {
      await work(store, parts.openCatalogs(folder));
    } finally {
      await store.close();
    }
  });

const printer =
  ({ terminal }: LocalCatalogParts, { json }: CommonOptions) =>
  (value: unknown, view: string): void =>
    terminal.out(json ? `${JSON.stringify(value, null, 2)}\n` : view);

/** Makes a feed the catalogue of a shop on this machine, and says what became of it. */
export const importLocally = (
  parts: LocalCatalogParts,
  source: string,
  options: LocalImportOptions,
): Promise<void> =>
  withStore(parts, options, async (store, place) => {
    const { terminal, isLive, now, stdin } = parts;
    const aliases = parseColumns(options.column);
    const domain = await findDomain(store, options.domain);
    const outcome = await runImport(
      {
        source,
        domain,
        stdin,
        aliases,
        dryRun: options.dryRun === true,
        force: options.force === true,
        report: options.report,
        now: now(),
        progress: createProgress({ terminal, isLive, now: () => now().getTime() }),
      },
      place,
    );
    const where = options.report ? `\n${feedSummary[domain.locale].report(options.report)}\n` : '';
    printer(parts, options)(outcome, importView(outcome, domain.locale) + where);
    const failure = refusal(outcome);
    if (failure) throw failure;
  });

const list = (parts: LocalCatalogParts, options: CommonOptions): Promise<void> =>
  withStore(parts, options, async ({ domains }, { index, folder }) => {
    const rows = [];
    for (const { hostname } of await domains.list()) {
      const profile = await index.profile(hostname);
      if (!profile) continue;
      const { products, variants, publishedAt } = profile;
      rows.push({ domain: hostname, products, variants, publishedAt });
    }
    const lines = rows.map(
      (row) => `${row.domain}  ${row.products} products, ${row.variants} variants, ${row.publishedAt}\n`,
    );
    printer(parts, options)(rows, lines.join('') || `No catalogues in ${folder}\n`);
  });

const show = (parts: LocalCatalogParts, options: DomainOptions): Promise<void> =>
  withStore(parts, options, async (store, { index }) => {
    const { hostname } = await findDomain(store, options.domain);
    const profile = await index.profile(hostname);
    if (!profile) throw new CommandFailure(`${hostname} has no catalogue yet`);
    const { vocabulary: _, sounds: __, ...facts } = profile;
    printer(parts, options)(facts, profileView(hostname, profile));
  });

const search = (parts: LocalCatalogParts, question: string, options: DomainOptions): Promise<void> =>
  withStore(parts, options, async (store, place) => {
    const domain = await findDomain(store, options.domain);
    const explanation = await explainSearch(domain, question, place);
    printer(parts, options)(explanation, searchView(explanation));
  });

const addCommonOptions = (command: Command): Command =>
  command
    .option('--folder <path>', 'folder of the local store (STOREVOICE_FOLDER, default .storevoice)')
    .option('--json', 'print JSON');

export const addLocalImportOptions = (command: Command): Command =>
  addCommonOptions(command)
    .option('--dry-run', 'check the feed, publish nothing')
    .option('--force', 'publish though the shop loses more than 30 %, or most offers were rejected')
    .option('--report <folder>', 'write report.json and problems.csv there')
    .option('--column <field=header...>', "name the columns of the shop's own table");

/** What can be seen of the catalogues on this machine. */
export const addLocalCatalogCommands = (catalog: Command, parts: LocalCatalogParts): void => {
  const subcommand = (nameAndArguments: string, description: string): Command =>
    addCommonOptions(catalog.command(nameAndArguments).description(description));
  const ofShop = (nameAndArguments: string, description: string): Command =>
    subcommand(nameAndArguments, description).requiredOption('--domain <hostname>', 'the shop');

  subcommand('list', 'show which shops have a catalogue on this machine').action((options: CommonOptions) =>
    list(parts, options),
  );
  ofShop('show', "show a shop's live catalogue").action((options: DomainOptions) => show(parts, options));
  ofShop('search <question>', 'show what the assistant would answer, and why').action(
    (question: string, options: DomainOptions) => search(parts, question, options),
  );
};
