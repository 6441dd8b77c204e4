import type { FeedProblemCode } from '../../contract/imports/feed.ts';
import type { ImportReport } from '../../contract/imports/import-run.ts';

const ABOUT_COLUMNS: ReadonlySet<FeedProblemCode> = new Set<FeedProblemCode>([
  'no-column',
  'column-left-out',
  'availability-unknown',
  'read-as-thousands',
  'read-as-decimals',
]);

/** True for what is said of a column once, and not of each offer. */
export const isAboutColumn = (code: FeedProblemCode): boolean => ABOUT_COLUMNS.has(code);

/** A column that is missing, with the option that names it, or one of which no value can be read. */
export interface WholeColumn {
  readonly field: string;
  readonly flag?: string;
}

/** What is wrong with whole columns, which says more than the same of every offer. */
export const wholeColumns = ({
  problems,
  tally: { rows },
}: Pick<ImportReport, 'problems' | 'tally'>): readonly WholeColumn[] => {
  const missing = problems
    .filter(({ code }) => code === 'no-column')
    .flatMap(({ examples }) => examples.map(({ field, seen }) => ({ field, flag: seen })));
  const isPriceMissing = missing.some(({ field }) => field === 'price');
  const unread = problems.filter(
    ({ code, count }) => (code === 'no-price' || code === 'price-unreadable') && rows > 0 && count >= rows,
  );
  const field = unread[0]?.examples[0]?.field ?? 'price';
  return isPriceMissing || unread.length === 0 ? missing : [...missing, { field }];
};
