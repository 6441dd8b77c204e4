import type { CatalogProfile } from '../../lambdas/contract/catalog/search-document.ts';
import type { FeedProblem } from '../../lambdas/contract/imports/feed.ts';
import type { ImportRun, WaitingImport } from '../../lambdas/contract/imports/import-run.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { PatchTally } from '../../lambdas/core/catalog/patch-catalog.ts';
import { isAboutColumn, type ProblemGroup, wholeColumns } from '../../lambdas/core/imports/feed-report.ts';
import { feedProblemWords } from '../../lambdas/core/phrases/feed-problems.ts';
import { feedSummary, fieldName, sayRefusal } from '../../lambdas/core/phrases/feed-report.ts';
import type { PublishedCatalog } from '../../lambdas/ports/catalog/catalog-upkeep.ts';
import type { ImportOutcome } from './catalog-report.ts';

const number = (value: number, locale: Locale): string => value.toLocaleString(locale);

const exampleView = ({ line, id, field, seen }: FeedProblem, locale: Locale): string => {
  const named = fieldName(field, locale);
  const place = [line > 0 ? feedSummary[locale].line(line) : '', id ?? '', named].filter(
    (part) => part !== '',
  );
  return `      ${place.join(' · ')}${seen === '' ? '' : `: ${seen}`}\n`;
};

const groupView = ({ code, count, examples }: ProblemGroup, locale: Locale): string => {
  const [what, remedy] = feedProblemWords[locale][code];
  const shown = examples.map((example) => exampleView(example, locale)).join('');
  return `  ${number(count, locale)} × ${what} — ${remedy}\n${shown}`;
};

/** Columns that were not understood at all, each with what to do about it. */
const columnsView = (outcome: ImportOutcome, locale: Locale): string => {
  const say = feedSummary[locale];
  return wholeColumns(outcome)
    .map(({ field, flag }) => {
      const name = fieldName(field, locale);
      return `${flag === undefined ? say.valuesNotRead(name) : say.columnMissing(name, flag)}\n`;
    })
    .join('');
};

/** What the shop should know of single columns. */
const columnNotesView = ({ problems }: ImportOutcome, locale: Locale): string => {
  const groups = problems.filter(({ code }) => isAboutColumn(code) && code !== 'no-column');
  const lines = groups.map(({ code, examples }) => {
    const [what, remedy] = feedProblemWords[locale][code];
    const columns = examples.map(({ field, seen }) => `${fieldName(field, locale)}${seen && `: ${seen}`}`);
    return `  ${what} — ${remedy}\n${columns.map((column) => `      ${column}\n`).join('')}`;
  });
  return lines.length === 0 ? '' : `\n${feedSummary[locale].columns}\n${lines.join('')}`;
};

const sampleView = ({ sample = [] }: ImportOutcome, locale: Locale): string =>
  sample.length === 0
    ? ''
    : `\n${feedSummary[locale].sample}\n${sample.map((sentence) => `  ${sentence}\n`).join('')}`;

/** The report of an import for a merchant: what is live, what was refused, what looks odd. */
export const importView = (outcome: ImportOutcome, locale: Locale): string => {
  const say = feedSummary[locale];
  const { tally, problems, error, published, catalog } = outcome;
  const counts = [number(tally.products, locale), number(tally.variants, locale)] as const;
  const first = error
    ? `${say.notPublished}\n${sayRefusal(error, locale)}`
    : published
      ? say.live(...counts)
      : say.wouldBe(...counts);
  const part = (kind: FeedProblem['kind'], title: string): string => {
    const groups = problems.filter((group) => group.kind === kind && !isAboutColumn(group.code));
    return groups.length === 0
      ? ''
      : `\n${title}\n${groups.map((group) => groupView(group, locale)).join('')}`;
  };
  const rows = say.rows(number(tally.rows, locale), number(tally.rejected, locale));
  const rejected = part('rejected', say.rejected(number(tally.rejected, locale)));
  const odd = part('warning', say.warnings(number(tally.warnings, locale)));
  const embedded = catalog
    ? `${say.embedded(number(catalog.embedded, locale), number(catalog.cached, locale))}\n`
    : '';
  const clean = problems.length === 0 && !error ? `${say.clean}\n` : '';
  const read = tally.rows > 0 ? `${rows}\n` : '';
  const columns = columnsView(outcome, locale);
  const notes = columnNotesView(outcome, locale);
  return `${first}\n${columns}${read}${embedded}${notes}${rejected}${odd}${clean}${sampleView(outcome, locale)}`;
};

const CELL = 12;
const rowView = ([name = '', value = '']: readonly string[]): string => `${name.padEnd(CELL)} ${value}\n`;

const LISTED = 20;

export const profileView = (domain: string, profile: CatalogProfile): string => {
  const { products, variants, publishedAt, generation, embedder, brands, attributeValues } = profile;
  const rows = [
    ['domain', domain],
    ['products', String(products)],
    ['variants', String(variants)],
    ['published', publishedAt],
    ['generation', generation],
    ['embedder', `${embedder.model}, ${embedder.dimension} dimensions`],
    ['brands', brands.slice(0, LISTED).join(', ') + (brands.length > LISTED ? ', …' : '')],
    ['attributes', Object.keys(attributeValues).slice(0, LISTED).join(', ')],
  ];
  return rows.map(rowView).join('');
};

export const historyView = (catalogs: readonly PublishedCatalog[]): string =>
  catalogs
    .map(
      ({ generation, live, publishedAt, products, variants }) =>
        `${live ? '*' : ' '} ${generation}  ${publishedAt}  ${products} products, ${variants} variants\n`,
    )
    .join('');

const stateView = ({ state }: ImportRun): string => {
  switch (state.kind) {
    case 'running':
      return state.step;
    case 'published':
      return `published as ${state.generation}`;
    case 'refused':
      return `refused: ${state.code}: ${state.message}`;
    case 'failed':
      return `failed: ${state.message}`;
  }
};

export const runView = (run: ImportRun): string => {
  const { rows: read, accepted, rejected, embedded, indexed } = run.counts;
  const rows = [
    ['domain', run.domain],
    ['import', stateView(run)],
    ['source', run.source],
    ['started', run.startedAt],
    ['last heard', run.updatedAt],
    ['offers', `${read} read, ${accepted} accepted, ${rejected} rejected`],
    ['variants', `${embedded} embedded, ${indexed} indexed`],
  ];
  return rows.map(rowView).join('');
};

/** An import that has yet to begin, and the one it waits for. */
export const waitingView = ({ source, startedAt, waitsFor }: WaitingImport): string =>
  rowView(['waiting', `${source} since ${startedAt}, for the end of ${waitsFor.source}`]);

export const patchView = (
  { changed, lines }: PatchTally,
  groups: readonly ProblemGroup[],
  locale: Locale,
): string => {
  const say = feedSummary[locale];
  const first = say.patched(number(changed, locale), number(lines, locale));
  return `${first}\n${groups.map((group) => groupView(group, locale)).join('')}`;
};
