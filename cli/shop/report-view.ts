import { withoutControls } from '../../dev/server/log.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { shopReportPhrases } from '../../lambdas/core/phrases/shop-report.ts';
import type { Counted, ShopReport } from './collect-report.ts';
import { columns } from './shop-command.ts';

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

export const reportText = (given: ReportFacts): string => {
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
export const reportPage = (given: ReportFacts): string => {
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
