import { withoutControls } from '../../dev/server/log.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { shopReportPhrases } from '../../lambdas/core/phrases/shop-report.ts';
import { usageError } from '../command.ts';
import type { OpenStore } from '../store.ts';
import { deploymentLog, folderLog, type LogParts } from '../support/log-place.ts';
import { type Counted, collectReport, type ShopReport } from './collect-report.ts';
import {
  type CommonOptions,
  columns,
  type Printed,
  parseHostname,
  parseLocale,
  requireDomain,
} from './shop-command.ts';

interface ReportFacts {
  readonly shop: Pick<DomainConfig, 'shopName' | 'hostname'>;
  readonly locale: Locale;
  readonly from: Date;
  readonly to: Date;
  /** Time and state of the latest import; absent before the first one. */
  readonly imported?: { readonly at: string; readonly state: string } | undefined;
  readonly report: ShopReport;
}

const TOTALS = [
  'conversations',
  'minutes',
  'cost',
  'questions',
  'unanswered',
  'clarified',
  'refused',
] as const;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The parts of a report in its language, for any medium. */
const partsOf = ({ shop, locale, from, to, imported, report }: ReportFacts) => {
  const say = shopReportPhrases[locale];
  const amounts = TOTALS.map((name) => {
    const value = report.totals[name] ?? 0;
    return [say[name], name === 'cost' ? value.toFixed(2) : String(Math.round(value))] as const;
  });
  const catalogue =
    imported &&
    ([say.catalogue, `${imported.at.slice(0, 16).replace('T', ' ')}, ${imported.state}`] as const);
  const lists: readonly (readonly [string, readonly Counted[]])[] = [
    [say.asked, report.asked],
    [say.notFound, report.notFound],
    [say.unknown, report.unknown],
    [say.added, report.added],
  ];
  return {
    say,
    title: say.title(shop.shopName),
    period: say.period(dayOf(from), dayOf(to)),
    facts: [...amounts, ...(catalogue === undefined ? [] : [catalogue])],
    lists,
  };
};

const reportText = (given: ReportFacts): string => {
  const { say, title, period, facts, lists } = partsOf(given);
  const listed = ([name, counted]: (typeof lists)[number]): string => {
    const rows = counted.map(({ text, times }) => [`  ${times}`, withoutControls(text)]);
    return `\n${name}\n${rows.length === 0 ? `  ${say.nothing}\n` : columns(rows)}`;
  };
  return `${title}\n${period}\n\n${columns(facts)}${lists.map(listed).join('')}\n${say.note}\n`;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse}td,th{padding:.2rem 1rem .2rem 0;text-align:left}' +
  'td.n{text-align:right;font-variant-numeric:tabular-nums}';

/** A page of its own that loads nothing, for a mail or a print. */
const reportPage = (given: ReportFacts): string => {
  const { say, title, period, facts, lists } = partsOf(given);
  const rows = facts.map(
    ([name, value]) => `<tr><th>${escaped(name)}</th><td class="n">${escaped(value)}</td></tr>`,
  );
  const sections = lists.map(([name, counted]) => {
    const items = counted.map(
      ({ text, times }) => `<tr><td class="n">${times}</td><td>${escaped(text)}</td></tr>`,
    );
    const body = items.length === 0 ? `<p>${escaped(say.nothing)}</p>` : `<table>${items.join('')}</table>`;
    return `<h2>${escaped(name)}</h2>${body}`;
  });
  return (
    `<!doctype html><html lang="${given.locale}"><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `<style>${STYLE}</style><h1>${escaped(title)}</h1><p>${escaped(period)}</p>` +
    `<table>${rows.join('')}</table>${sections.join('')}<p>${escaped(say.note)}</p></html>\n`
  );
};

export interface ReportOptions extends CommonOptions {
  readonly since?: string;
  readonly locale?: string;
  readonly html?: boolean;
  readonly stage?: string;
}

export interface ReportParts extends LogParts {
  readonly clock: () => Date;
}

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

const sinceOf = (written: string | undefined, now: Date): Date => {
  if (written === undefined) return new Date(now.getTime() - DEFAULT_DAYS * DAY_MS);
  const since = /^\d{4}-\d{2}-\d{2}$/u.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  if (since !== undefined && !Number.isNaN(since.getTime()) && since < now) return since;
  throw usageError(`--since "${written}": write a day that is over, like 2026-11-01`);
};

/** What shoppers of a shop asked for, did not find and took, for its merchant. */
export const reportShop = async (
  store: OpenStore,
  parts: ReportParts,
  { hostname, ...options }: ReportOptions & { readonly hostname: string },
): Promise<Printed> => {
  const to = parts.clock();
  const from = sinceOf(options.since, to);
  const locale = parseLocale(options.locale);
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
