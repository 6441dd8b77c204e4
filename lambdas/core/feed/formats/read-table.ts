import type { FieldName } from '../../../contract/imports/feed.ts';
import { FeedError } from '../../../contract/imports/feed.ts';
import { type ColumnAliases, type ColumnPlan, fieldHeaders, planColumns } from '../columns/column-names.ts';
import { offerFromFields } from '../columns/offer-from-fields.ts';
import { shownValue } from '../limits.ts';
import { likelyPrice } from '../normalise/confidential.ts';
import type { FieldHeaders, OfferReader, RawAttribute, RawOffer } from '../raw-offer.ts';
import { type CsvRow, type Delimiter, readCsvRows } from './csv-rows.ts';
import { createRowCheck } from './row-shape.ts';

export interface TableOptions {
  readonly delimiter: Delimiter;
  readonly aliases: ColumnAliases;
}

/** "General:Material:Steel,General:Weight:2 kg", as Google's tables have it. */
const detailsOf = (value: string): readonly RawAttribute[] =>
  value.split(',').flatMap((detail) => {
    const [first = '', second = '', ...rest] = detail.split(':').map((part) => part.trim());
    if (rest.length > 0) return [{ name: second, value: rest.join(':') }];
    return first !== '' && second !== '' ? [{ name: first, value: second }] : [];
  });

const isDetail = (header: string): boolean => /^product[_ ]detail$/iu.test(header);

const offerOf = ({ line, cells }: CsvRow, plan: ColumnPlan, headers: FieldHeaders): RawOffer => {
  const values = new Map<FieldName, string>();
  for (const [field, place] of plan.fields) {
    const value = cells[place];
    if (value) values.set(field, value);
  }
  const attributes: RawAttribute[] = [];
  for (const [place, name] of plan.attributes) {
    const value = cells[place];
    if (!value) continue;
    if (isDetail(name)) attributes.push(...detailsOf(value));
    else attributes.push({ name, value });
  }
  // Shops put several pictures into one cell.
  const image = values.get('image_link')?.split(/[,;|\s]+(?=https?:)/u)[0];
  if (image) values.set('image_link', image);
  return offerFromFields({ line, values, attributes, headers });
};

const requireColumns = ({ fields }: ColumnPlan, columns: readonly string[]): void => {
  const missing = (['id', 'title'] as const).filter((field) => !fields.has(field));
  if (missing.length === 0) return;
  throw new FeedError(
    'NO_COLUMNS',
    `no column holds the ${missing.join(' or the ')}; the columns are ${columns.slice(0, 20).join(' · ')}. ` +
      `Name it: --column ${missing[0]}="${columns[0] ?? 'Header'}"`,
    { line: 1, seen: shownValue(columns.filter((column) => column !== '').join(' · ')) },
  );
};

export const createTableReader = ({ delimiter, aliases }: TableOptions): OfferReader =>
  async function* (text, { report }) {
    let plan: ColumnPlan | undefined;
    let isInPlace: ReturnType<typeof createRowCheck> | undefined;
    let headers: FieldHeaders = {};
    for await (const row of readCsvRows(text, delimiter, report)) {
      if (plan) {
        if (isInPlace?.(row)) yield offerOf(row, plan, headers);
        continue;
      }
      plan = planColumns(row.cells, aliases);
      requireColumns(plan, row.cells);
      if (!plan.fields.has('price')) {
        const flag = `--column price="${likelyPrice(row.cells) ?? '…'}"`;
        report({ kind: 'warning', code: 'no-column', line: row.line, field: 'price', seen: flag });
      }
      headers = fieldHeaders(plan.fields, row.cells);
      isInPlace = createRowCheck({ columns: row.cells, fields: plan.fields, report });
    }
  };
