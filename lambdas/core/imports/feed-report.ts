import { reportPaths } from '../../contract/imports/bucket.ts';
import type { ImportTask } from '../../contract/imports/cloud-import.ts';
import type { FeedProblem, FeedProblemCode } from '../../contract/imports/feed.ts';
import type { ImportReport } from '../../contract/imports/import-run.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import { feedProblemWords } from '../phrases/feed-problems.ts';
import { writeJson } from './object-text.ts';

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
interface WholeColumn {
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

export type ProblemGroup = ImportReport['problems'][number];

/** Problems of one kind and code that a report shows. */
const EXAMPLES = 3;
/** Each is another column. */
const COLUMNS = 50;

/** Beginnings that a spreadsheet takes for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r|%]/u;

/** One cell of a report. A spreadsheet must show values of a feed as text (OWASP, CSV injection). */
const cell = (value: string): string => {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;

const HEADER = ['kind', 'code', 'line', 'id', 'field', 'seen', 'what', 'remedy'];
/** Spreadsheets know UTF-8 by this mark. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Nobody reads on after so many; all of them are counted. They wait in memory, some 20 MB. */
const MAX_LISTED = 100_000;

type Reported = Pick<ImportTask, 'importId'> & {
  readonly request: Pick<ImportTask['request'], 'domain' | 'key' | 'version'>;
};

/** Gathers what is wrong with a feed or a list of changes: counts it by kind and code, and lists it. */
export const createFeedReport = (locale: Locale) => {
  const groups = new Map<string, ProblemGroup>();
  const lines: string[] = [];
  /** The list of problems as a table, in the shop's language. */
  const table = (): string => [BYTE_ORDER_MARK, csvLine(HEADER), ...lines].join('');
  /** Rejected offers first, then the most frequent problems. */
  const sorted = (): readonly ProblemGroup[] =>
    [...groups.values()].sort(
      (a, b) => Number(b.kind === 'rejected') - Number(a.kind === 'rejected') || b.count - a.count,
    );
  return {
    add: (problem: FeedProblem): void => {
      const { kind, code, line, id = '', field, seen } = problem;
      const { count, examples } = groups.get(`${kind} ${code}`) ?? { count: 0, examples: [] };
      const most = isAboutColumn(code) ? COLUMNS : EXAMPLES;
      const kept = examples.length < most ? [...examples, problem] : examples;
      groups.set(`${kind} ${code}`, { kind, code, count: count + 1, examples: kept });
      if (lines.length >= MAX_LISTED) return;
      const [what, remedy] = feedProblemWords[locale][code];
      lines.push(csvLine([kind, code, String(line), id, field, seen, what, remedy]));
    },
    groups: sorted,
    table,
    /** Writes `problems.csv`, and `report.json` with the summary. */
    write: async (objects: ObjectStore, { importId, request }: Reported, summary: object): Promise<void> => {
      const { domain, key: source, version } = request;
      const { problems, summary: key } = reportPaths(domain, importId);
      await objects.write(problems, table(), { type: 'text/csv' });
      await writeJson(objects, key, { domain, source, version, ...summary, problems: sorted() });
    },
  };
};
export type FeedReport = ReturnType<typeof createFeedReport>;
