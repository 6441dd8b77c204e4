import { type ColumnAliases, headerKey } from '../columns/column-names.ts';
import { markOf } from '../columns/header-language.ts';
import { planColumns } from '../columns/plan-columns.ts';
import type { Delimiter } from '../formats/table/csv-rows.ts';
import { type FoundDialect, findDialect } from '../formats/table/table-dialect.ts';

const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];
/** Lines above a header: a shop's name, its address, a date, an explanation of each column. */
const MAX_ABOVE = 30;
/** A platform's headers leave no doubt. */
const DIALECT_COUNTS = 100;

/** Rows as lines: within quotes, delimiters and line breaks are blanks. */
const linesOf = (head: string): readonly string[] =>
  head
    .replace(/"(?:[^"]|"")*"/gu, (quoted) => quoted.replace(/[\n\r\t;,|]/gu, ' '))
    .split(/\r\n?|\n/u)
    .filter((line) => /[^\s;,|"]/u.test(line));

const cellsOf = (line: string, delimiter: Delimiter): readonly string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/gu, '').trim());

interface FoundHeader {
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** Rows above it, blank ones left out. */
  readonly above: number;
  /** How many of its columns are known. */
  readonly known: number;
  readonly found: FoundDialect | undefined;
  /** Some rows below it. */
  readonly rows: readonly (readonly string[])[];
}

const asHeader = (line: string, delimiter: Delimiter, aliases: ColumnAliases) => {
  const columns = cellsOf(line, delimiter);
  const found = findDialect(new Set(columns.map(headerKey).flatMap((key) => [key, markOf(key).base])));
  const { places } = planColumns(columns, { aliases });
  const isTable = columns.length > 1 && (places.has('title') || places.has('id'));
  return { delimiter, columns, found, known: (isTable ? places.size : 0) + (found ? DIALECT_COUNTS : 0) };
};

const widest = (line: string): Delimiter =>
  DELIMITERS.reduce((best, each) => (line.split(each).length > line.split(best).length ? each : best));

/** What divides the cells of a table's first row. */
export const firstDelimiter = (head: string): Delimiter => widest(linesOf(head)[0] ?? '');

/** Finds the row that names the columns: the one with most names that are known, and otherwise the first. */
export const findHeader = (head: string, aliases: ColumnAliases): FoundHeader => {
  const lines = linesOf(head);
  let best: (ReturnType<typeof asHeader> & { readonly above: number }) | undefined;
  for (const [above, line] of lines.slice(0, MAX_ABOVE).entries()) {
    for (const delimiter of DELIMITERS) {
      if (!line.includes(delimiter)) continue;
      const header = { ...asHeader(line, delimiter, aliases), above };
      if (header.known > (best?.known ?? 0)) best = header;
    }
  }
  const [first = ''] = lines;
  const header = best ?? { ...asHeader(first, widest(first), aliases), above: 0 };
  const rows = lines
    .slice(header.above + 1, header.above + 20)
    .map((line) => cellsOf(line, header.delimiter));
  return { ...header, rows };
};
