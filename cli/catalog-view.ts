import type { FeedProblem } from '../lambdas/contract/feed.ts';
import type { Locale } from '../lambdas/contract/locale.ts';
import type { CatalogProfile } from '../lambdas/contract/search-document.ts';
import type { ProblemGroup } from '../lambdas/core/feed/problem-digest.ts';
import { feedProblemWords, feedSummary } from '../lambdas/core/phrases/feed.ts';
import type { ImportOutcome } from './catalog-import.ts';

const number = (value: number, locale: Locale): string => value.toLocaleString(locale);

const exampleView = ({ line, id, field, seen }: FeedProblem, locale: Locale): string => {
  const place = [line > 0 ? feedSummary[locale].line(line) : '', id ?? '', field].filter(
    (part) => part !== '',
  );
  return `      ${place.join(' · ')}${seen === '' ? '' : `: ${seen}`}\n`;
};

const groupView = ({ code, count, examples }: ProblemGroup, locale: Locale): string => {
  const { what, remedy } = feedProblemWords[locale][code];
  const shown = examples.map((example) => exampleView(example, locale)).join('');
  return `  ${number(count, locale)} × ${what} — ${remedy}\n${shown}`;
};

/** What a merchant reads after an import: what is live, what was refused, what looks odd. */
export const importView = (outcome: ImportOutcome, locale: Locale): string => {
  const say = feedSummary[locale];
  const { tally, problems, error, published } = outcome;
  const counts = [number(tally.products, locale), number(tally.variants, locale)] as const;
  const first = error ? say.notPublished : published ? say.live(...counts) : say.wouldBe(...counts);
  const part = (kind: FeedProblem['kind'], title: string): string => {
    const groups = problems.filter((group) => group.kind === kind);
    return groups.length === 0
      ? ''
      : `\n${title}\n${groups.map((group) => groupView(group, locale)).join('')}`;
  };
  const rejected = part('rejected', say.rejected(number(tally.rejected, locale)));
  const odd = part('warning', say.warnings(number(tally.warnings, locale)));
  return `${first}\n${rejected}${odd}${problems.length === 0 && !error ? `${say.clean}\n` : ''}`;
};

const LISTED = 20;

/** One shop's live catalogue. */
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
  return rows.map(([name = '', value = '']) => `${name.padEnd(12)} ${value}\n`).join('');
};
