import type { FieldName } from '../../../contract/imports/feed.ts';
import type { ColumnAliases } from '../columns/column-names.ts';
import { planColumns } from '../columns/plan-columns.ts';
import { isForStaff } from '../normalise/confidential.ts';

/** The names of columns or elements, and some of their values. */
interface Sample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NUMBER = /^[^\p{L}\d]*\d[\d\s.,]*(?:\s*\p{L}{1,4}\.?|\s*[^\p{L}\d\s])?$/u;

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(numbers.length, 1);

/** The column whose cells have the highest score of all. */
const bestColumn = (
  { columns, rows }: Sample,
  score: (cells: readonly string[]) => number,
): string | undefined => {
  const scores = columns.map((column, at) => ({ column, score: score(rows.map((row) => row[at] ?? '')) }));
  return scores
    .filter((each) => each.score > 0 && each.column !== '')
    .sort((one, other) => other.score - one.score)[0]?.column;
};

const isNumeric = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || NUMBER.test(cell));
const lettersOf = (cell: string): number => cell.replace(/\P{L}/gu, '').length;
const isUnique = (cells: readonly string[]): boolean =>
  cells.length > 0 && !cells.includes('') && new Set(cells).size === cells.length;

/** What the columns that are not known may be, by the looks of their cells, as options for the next try. */
export const guessColumns = (header: Sample, aliases: ColumnAliases): string => {
  const { headers } = planColumns(header.columns, { aliases });
  const taken = new Set(Object.values(headers));
  const guesses: string[] = [];
  const guess = (field: FieldName, score: (cells: readonly string[]) => number): void => {
    if (field in headers) return;
    const columns = header.columns.map((column) => (taken.has(column) || isForStaff(column) ? '' : column));
    const column = bestColumn({ ...header, columns }, score);
    if (column === undefined) return;
    taken.add(column);
    guesses.push(`${field}="${column}"`);
  };
  guess('title', (cells) =>
    cells.some((cell) => /^https?:/u.test(cell)) ? 0 : average(cells.map(lettersOf)),
  );
  guess('id', (cells) => (isUnique(cells) && cells.every((cell) => !/[\s/]/u.test(cell)) ? 1 : 0));
  guess('price', (cells) =>
    isNumeric(cells) ? 1 + average(cells.map((cell) => Number.parseFloat(cell.replace(/\s/gu, '')) || 0)) : 0,
  );
  return guesses.length === 0 ? '' : `--column ${guesses.join(' ')}`;
};
