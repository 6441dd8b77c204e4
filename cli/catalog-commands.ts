import { openFeed } from '../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../lambdas/adapters/feed/read-bytes.ts';
import { FeedError } from '../lambdas/contract/feed.ts';
import { createCatalogPatching } from '../lambdas/core/catalog/patch-catalog.ts';
import { createProblemDigest } from '../lambdas/core/feed/problem-digest.ts';
import type { LocalCatalogParts } from './catalog-local.ts';
import type { CommonOptions, ShopOptions } from './catalog-options.ts';
import { createFeedReport } from './catalog-report.ts';
import { explainSearch, searchView } from './catalog-search.ts';
import { type OpenShop, withShop } from './catalog-shop.ts';
import { historyView, patchView, profileView, runView, waitingView } from './catalog-view.ts';
import { CommandFailure, runCommand } from './command.ts';

const print = (
  { terminal }: LocalCatalogParts,
  { json }: CommonOptions,
  value: unknown,
  view: string,
): void => terminal.out(json ? `${JSON.stringify(value, null, 2)}\n` : view);

const ofShop = (parts: LocalCatalogParts, options: ShopOptions, work: (shop: OpenShop) => Promise<void>) =>
  runCommand(parts.terminal, () => withShop({ parts, options, isLong: false }, work));

/** Shops with a catalogue, and what of each is kept to go back to. */
export const listCatalogs = (parts: LocalCatalogParts, options: CommonOptions): Promise<void> =>
  runCommand(parts.terminal, async () => {
    const { history, folder } = parts.openCatalogs(options.folder);
    const store = await parts.openStore({ folder: options.folder });
    try {
      const rows = [];
      for (const { hostname } of await store.domains.list()) {
        const catalogs = await history.list(hostname);
        if (catalogs.length > 0) rows.push({ domain: hostname, catalogs });
      }
      const views = rows.map(({ domain, catalogs }) => `${domain}\n${historyView(catalogs)}`);
      print(parts, options, rows, views.join('\n') || `No catalogues in ${folder}\n`);
    } finally {
      await store.close();
    }
  });

export const showCatalog = (parts: LocalCatalogParts, options: ShopOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, catalogs }) => {
    const profile = await catalogs.index.profile(hostname);
    if (!profile) throw new CommandFailure(`${hostname} has no catalogue yet`);
    const { vocabulary: _, sounds: __, ...facts } = profile;
    const kept = await catalogs.history.list(hostname);
    const view = `${profileView(hostname, profile)}\nKept (* is live):\n${historyView(kept)}`;
    print(parts, options, { ...facts, kept }, view);
  });

/** What the assistant would answer, and why. */
export const searchCatalog = (
  parts: LocalCatalogParts,
  question: string,
  options: ShopOptions,
): Promise<void> =>
  ofShop(parts, options, async ({ domain, catalogs }) => {
    const explanation = await explainSearch(domain, question, catalogs);
    print(parts, options, explanation, searchView(explanation));
  });

/** How far the latest import is, or how it ended, and which others wait for their turn. */
export const showStatus = (parts: LocalCatalogParts, options: ShopOptions): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, imports }) => {
    if (!imports) throw new CommandFailure("name the deployment's table: --table storevoice-…");
    const run = await imports.latest(hostname);
    if (!run) throw new CommandFailure(`${hostname} was never imported`);
    const waiting = await imports.waiting(hostname, parts.now());
    print(parts, options, { ...run, waiting }, runView(run) + waiting.map(waitingView).join(''));
  });

/** Goes back to a catalogue that was live before: the one named, or the one before the live one. */
export const rollBack = (
  parts: LocalCatalogParts,
  options: ShopOptions & { readonly to?: string },
): Promise<void> =>
  ofShop(parts, options, async ({ domain: { hostname }, catalogs: { history }, imports }) => {
    const run = await imports?.latest(hostname);
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

export interface PatchOptions extends ShopOptions {
  readonly report?: string;
}

/** Changes prices and availability in the live catalogue. */
export const patchCatalog = (
  parts: LocalCatalogParts,
  source: string,
  options: PatchOptions,
): Promise<void> =>
  ofShop(parts, options, async ({ domain, catalogs }) => {
    const digest = createProblemDigest();
    const report = options.report === undefined ? undefined : createFeedReport(options.report, domain.locale);
    const opened = await openFeed(source, { stdin: parts.stdin });
    const patch = createCatalogPatching(catalogs);
    const { text } = await readBytes(opened.bytes);
    const tally = await patch({
      domain: domain.hostname,
      text,
      currency: domain.currency,
      onProblem: (problem) => {
        digest.add(problem);
        report?.add(problem);
      },
    }).catch((error: unknown) => {
      throw error instanceof FeedError ? new CommandFailure(`${error.code}: ${error.message}`) : error;
    });
    const outcome = { domain: domain.hostname, source, ...tally, problems: digest.groups() };
    report?.finish(outcome);
    print(parts, options, outcome, patchView(tally, digest.groups(), domain.locale));
    const refused = tally.rejected + tally.unknown;
    if (refused > 0)
      throw new CommandFailure(`${refused} of ${tally.lines} lines changed nothing; the others are live`);
  });
