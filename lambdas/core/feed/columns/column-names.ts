import { type FieldName, fieldNames } from '../../../contract/imports/feed.ts';
import { columnKey } from '../formats/csv-rows.ts';
import type { FieldHeaders } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };

/** Headers of shops' tables by the field that they hold; the first header found counts. */
const HEADERS: Readonly<Record<FieldName, readonly string[]>> = words.headers;

const IGNORED = new Set(words.meaninglessHeaders);

export type ColumnAliases = Partial<Readonly<Record<FieldName, string>>>;

const isFieldName = (name: string): name is FieldName => fieldNames.some((known) => known === name);

/** Reads `title=Номенклатура` as a person writes it; `undefined` for an unknown field. */
export const parseAlias = (
  written: string,
): { readonly field: FieldName; readonly column: string } | undefined => {
  const [, name = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/u.exec(written) ?? [];
  const field = name.toLowerCase().replaceAll('-', '_');
  return isFieldName(field) && column !== '' ? { field, column } : undefined;
};

const keyOf = (header: string): string => columnKey(header).replace(/^g:/u, '').replaceAll('_', ' ');

export interface ColumnPlan {
  readonly fields: ReadonlyMap<FieldName, number>;
  /** Columns that describe the product, with their headers. */
  readonly attributes: ReadonlyMap<number, string>;
}

/** The shop's own names of the fields that its table has. */
export const fieldHeaders = (fields: ColumnPlan['fields'], columns: readonly string[]): FieldHeaders =>
  Object.fromEntries([...fields].map(([field, at]) => [field, columns[at] ?? '']));

const PARAM_PREFIX = /^(?:param|attribute|attr|параметр|свойство|характеристика)\s*[:.]\s*/iu;

/** Finds the column of each field; the other columns describe the product. */
export const planColumns = (columns: readonly string[], aliases: ColumnAliases): ColumnPlan => {
  const keys = columns.map(keyOf);
  const fields = new Map<FieldName, number>();
  for (const field of fieldNames) {
    const alias = aliases[field];
    const headers = alias === undefined ? HEADERS[field] : [keyOf(alias)];
    const place = headers.map((header) => keys.indexOf(header)).find((at) => at >= 0);
    if (place !== undefined && ![...fields.values()].includes(place)) fields.set(field, place);
  }
  const taken = new Set(fields.values());
  const attributes = new Map<number, string>();
  for (const [at, header] of columns.entries()) {
    const key = keys[at] ?? '';
    if (taken.has(at) || key === '' || IGNORED.has(key)) continue;
    attributes.set(at, header.replace(PARAM_PREFIX, ''));
  }
  return { fields, attributes };
};
