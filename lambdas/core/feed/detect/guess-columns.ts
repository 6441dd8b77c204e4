import type { FieldName } from '../../../contract/imports/feed.ts';
import type { FoundHeader } from './find-header.ts';

const NUMBER = /^[^\p{L}\d]*\d[\d\s.,]*(?:\s*\p{L}{1,4}\.?|\s*[^\p{L}\d\s])?$/u;

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(numbers.length, 1);

/** The column whose cells have the highest score of all. */
const bestColumn = (
  { columns, rows }: FoundHeader,
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

/** What the columns of an unknown table may be, by the looks of their cells, as options for the next try. */
export const guessColumns = (header: FoundHeader): string => {
  const title = bestColumn(header, (cells) =>
    cells.some((cell) => /^https?:/u.test(cell)) ? 0 : average(cells.map(lettersOf)),
  );
  const others = { ...header, columns: header.columns.map((column) => (column === title ? '' : column)) };
  const id = bestColumn(others, (cells) =>
    isUnique(cells) && cells.every((cell) => !/[\s/]/u.test(cell)) ? 1 : 0,
  );
  const rest = { ...others, columns: others.columns.map((column) => (column === id ? '' : column)) };
  const price = bestColumn(rest, (cells) =>
    isNumeric(cells) ? 1 + average(cells.map((cell) => Number.parseFloat(cell.replace(/\s/gu, '')) || 0)) : 0,
  );
  const guesses: readonly (readonly [FieldName, string | undefined])[] = [
    ['id', id],
    ['title', title],
    ['price', price],
  ];
  const options = guesses.flatMap(([field, column]) =>
    column === undefined ? [] : [`${field}="${column}"`],
  );
  return options.length === 0 ? '' : `Try: --column ${options.join(' ')}`;
};
