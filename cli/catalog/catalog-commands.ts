import { openFeed } from '../../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../../lambdas/adapters/feed/read-bytes.ts';
import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import { FeedError } from '../../lambdas/contract/imports/feed.ts';
import { exportedProducts } from '../../lambdas/core/catalog/export-catalog.ts';
import { createCatalogPatching } from '../../lambdas/core/catalog/patch-catalog.ts';
import { createLook } from '../../lambdas/core/feed/detect/detect-format.ts';
import { createFeedReport } from '../../lambdas/core/imports/feed-report.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import { feedSummary, sayRefusal } from '../../lambdas/core/phrases/feed-report.ts';
import { CommandFailure, inJson, runCommand } from '../command.ts';
import type { CatalogOptions, FolderOptions, SearchOptions, ShopOptions } from './catalog-options.ts';
import { prepareReport, writeProblems, writeSummary } from './catalog-report.ts';
import { explainSearch, searchView } from './catalog-search.ts';
import {
  type CatalogParts,
  findDomain,
  hostnameOf,
  type OpenShop,
  withShop,
  withStore,
} from './catalog-shop.ts';
import { historyView, patchView, profileView, runView, waitingView } from './catalog-view.ts';

const print = ({ terminal }: CatalogParts, { json }: FolderOptions, value: unknown, view: string): void =>
  terminal.out(json ? inJson(value) : view);

const ofShop = (parts: CatalogParts, options: CatalogOptions, work: (shop: OpenShop) => Promise<void>) =>
  runCommand(parts.terminal, () => withShop(parts, options, work));

export const listCatalogs = (parts: CatalogParts, options: FolderOptions): Promise<void> =>
  runCommand(parts.terminal, () =>
    withStore(parts, { folder: options.folder }, async ({ domains }) => {
      const { history, folder } = parts.openCatalogs(options.folder);
      const rows = [];
      for (const { hostname } of await domains.list()) {
        const catalogs = await history.list(hostname);
        if (catalogs.length > 0) rows.push({ domain: hostname, catalogs });
      }
      const views = rows.map(({ domain, catalogs }) => `${domain}\n${historyView(catalogs)}`);
      print(parts, options, rows, views.join('\n') || `No catalogues in ${folder}\n`);
    }),
  );

export const showCatalog = (parts: CatalogParts, options: CatalogOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, catalogs }) => {
    const profile = await catalogs.index.profile(hostname);
    if (!profile) throw new CommandFailure(`${hostname} has no catalogue yet`);
    const { vocabulary: _, sounds: __, ...facts } = profile;
    const kept = await catalogs.history.list(hostname);
    const view = `${profileView(hostname, profile)}\nKept (* is live):\n${historyView(kept)}`;
    print(parts, options, { ...facts, kept }, view);
  });

/** What the assistant would answer, and why. */
export const searchCatalog = (parts: CatalogParts, question: string, options: SearchOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain, catalogs }) => {
    const { index, embedderOf } = catalogs;
    const language = shippedLanguage(readWordList());
    const asked = { query: question, translation: options.translation };
    const explanation = await explainSearch(domain, asked, {
      index,
      language,
      embedder: embedderOf(language),
    });
    print(parts, options, explanation, searchView(explanation));
  });

/** Prints the live catalogue, one product a line, so that it can be compared with the shop. */
export const exportCatalog = (parts: CatalogParts, options: CatalogOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, catalogs }) => {
    let products = 0;
    for await (const product of exportedProducts(catalogs.documents.list(hostname))) {
      products += 1;
      parts.terminal.out(`${JSON.stringify(product)}\n`);
    }
    if (products === 0) throw new CommandFailure(`${hostname} has no catalogue yet`);
  });

/** How far the latest import is, or how it ended, and which others wait for their turn. */
export const showStatus = (parts: CatalogParts, options: ShopOptions): Promise<void> =>
  runCommand(parts.terminal, () => {
    const { table, folder } = options;
    return withStore(parts, { table, folder }, async (store) => {
      const { hostname } = await findDomain(store, hostnameOf(options.domain));
      const run = await store.imports.latest(hostname);
      if (!run) throw new CommandFailure(`${hostname} was never imported`);
      const waiting = await store.imports.waiting(hostname, parts.clock());
      print(parts, options, { ...run, waiting }, runView(run) + waiting.map(waitingView).join(''));
    });
  });

/** Goes back to a catalogue that was live before: the one named, or the one before the live one. */
export const rollBack = (
  parts: CatalogParts,
  options: CatalogOptions & { readonly to?: string },
): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, catalogs: { history }, store }) => {
    const run = await store?.imports.latest(hostname);
    if (run?.state.kind === 'running') {
      parts.terminal.err(`note: ${run.source} is being imported and will replace what you go back to\n`);
    }
    const kept = await history.list(hostname);
    const liveAt = kept.findIndex(({ live }) => live);
    const to = options.to ?? kept[liveAt + 1]?.generation;
    const shown = kept.length > 0 ? `; kept are\n${historyView(kept)}` : '';
    if (to === undefined)
      throw new CommandFailure(`${hostname} has no earlier catalogue to go back to${shown}`);
    if (!(await history.restore(hostname, to)))
      throw new CommandFailure(`${to} is not kept for ${hostname}${shown}`);
    const after = await history.list(hostname);
    print(parts, options, after, `Live again:\n${historyView(after)}`);
  });

export interface PatchOptions extends CatalogOptions {
  readonly report?: string;
}

export const patchCatalog = (parts: CatalogParts, source: string, options: PatchOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain, catalogs }) => {
    await prepareReport(options.report);
    const report = createFeedReport(domain.locale);
    const opened = await openFeed(source, { stdin: parts.stdin });
    const patch = createCatalogPatching(catalogs);
    const { text } = await readBytes(opened.bytes, createLook({}));
    const tally = await patch({
      domain: domain.hostname,
      text,
      currency: domain.currency,
      now: parts.clock(),
      onProblem: report.add,
    }).catch((error: unknown) => {
      if (!(error instanceof FeedError)) throw error;
      throw new CommandFailure(`${error.code}: ${sayRefusal(error, domain.locale)}`);
    });
    const outcome = { domain: domain.hostname, source, ...tally, problems: report.groups() };
    if (options.report !== undefined) {
      await writeProblems(options.report, report.table());
      await writeSummary(options.report, outcome);
    }
    print(parts, options, outcome, patchView(tally, report.groups(), domain.locale));
    const refused = tally.rejected + tally.unknown;
    if (refused > 0) {
      const { unchangedLines } = feedSummary[domain.locale];
      throw new CommandFailure(unchangedLines(String(refused), String(tally.lines)));
    }
  });
