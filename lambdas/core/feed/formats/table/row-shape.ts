import type { FieldName } from '../../../../contract/imports/feed.ts';
import type { ReportProblem } from '../../raw-offer.ts';
import type { CsvRow } from './csv-rows.ts';

/** Words of schema.org are no addresses. */
const ADDRESS = /^(?:https?:)?\/\/(?!schema\.org\/)[^\s/]+/u;
const BARE_NUMBER = /^\d[\d\s.,]*$/u;

/** Columns in which an address cannot be. */
const NEVER_ADDRESSES: readonly FieldName[] = [
  'title',
  'price',
  'sale_price',
  'old_price',
  'availability',
  'quantity',
  'currency',
  'brand',
];
const ADDRESSES: readonly FieldName[] = ['link', 'image_link'];

interface TableShape {
  readonly columns: readonly string[];
  /** The column of each field. */
  readonly fields: ReadonlyMap<FieldName, number>;
  readonly report: ReportProblem;
}

/** Refuses rows whose values are not under their headers, since a price read from another column is a wrong price. */
export const createRowCheck = ({ columns, fields, report }: TableShape) => {
  const cellOf = (cells: readonly string[], field: FieldName): string => cells[fields.get(field) ?? -1] ?? '';

  const isShifted = (cells: readonly string[]): boolean =>
    NEVER_ADDRESSES.some((field) => ADDRESS.test(cellOf(cells, field))) ||
    ADDRESSES.some((field) => BARE_NUMBER.test(cellOf(cells, field))) ||
    (cells.length !== columns.length && /^\D+$/u.test(cellOf(cells, 'price')));

  return ({ line, cells }: CsvRow): boolean => {
    const isLonger = cells.slice(columns.length).some((cell) => cell !== '');
    if (!isLonger && !isShifted(cells)) return true;
    const id = cellOf(cells, 'id') || undefined;
    const seen = cells.join(' · ');
    report({ kind: 'rejected', code: isLonger ? 'row-longer' : 'row-shifted', line, id, field: '', seen });
    return false;
  };
};
