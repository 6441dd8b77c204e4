import { Locale } from '../../lambdas/contract/shop/locale.ts';
import { usageError } from '../command.ts';
import type { OpenStore } from '../store.ts';
import { deploymentLog, folderLog, type LogParts } from '../support/log-place.ts';
import { collectReport } from './collect-report.ts';
import { reportPage, reportText } from './report-view.ts';
import { type CommonOptions, type Printed, parseHostname, requireDomain } from './shop-command.ts';

export interface ReportOptions extends CommonOptions {
  readonly since?: string;
  readonly locale?: string;
  readonly html?: boolean;
  readonly stage?: string;
}

export interface ReportParts extends LogParts {
  readonly now: () => Date;
}

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

const sinceOf = (written: string | undefined, now: Date): Date => {
  if (written === undefined) return new Date(now.getTime() - DEFAULT_DAYS * DAY_MS);
  const since = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  if (since !== undefined && !Number.isNaN(since.getTime()) && since < now) return since;
  throw usageError(`--since "${written}": write a day that is over, like 2026-11-01`);
};

const localeOf = (written: string | undefined): Locale | undefined => {
  const locale = Locale.optional().safeParse(written);
  if (locale.success) return locale.data;
  throw usageError(`--locale "${written}": write ru or en`);
};

/** What shoppers of a shop asked for, did not find and took, for its merchant. */
export const reportShop = async (
  store: OpenStore,
  parts: ReportParts,
  { hostname, ...options }: ReportOptions & { readonly hostname: string },
): Promise<Printed> => {
  const to = parts.now();
  const from = sinceOf(options.since, to);
  const locale = localeOf(options.locale);
  const domain = await requireDomain(store, parseHostname(hostname));
  const place = store.isDeployment
    ? deploymentLog(parts, { stage: options.stage, from, to })
    : folderLog(parts, { folder: options.folder, since: from });
  const { lines } = await place.log.linesOfShop(domain.hostname);
  const run = await store.imports.latest(domain.hostname);
  const report = collectReport(lines);
  const facts = {
    shop: domain,
    locale: locale ?? domain.locale,
    ...{ from, to, report },
    imported: run && { at: run.updatedAt, state: run.state.kind },
  };
  const value = { hostname: domain.hostname, from, to, imported: facts.imported, ...report };
  return { value, view: options.html === true ? reportPage(facts) : reportText(facts) };
};
