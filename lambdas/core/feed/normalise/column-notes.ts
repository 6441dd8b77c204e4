import type { FeedProblemCode, FieldName } from '../../../contract/imports/feed.ts';
import { shownValue } from '../limits.ts';
import type { RawOffer, ReportProblem } from '../raw-offer.ts';

interface Note {
  readonly code: FeedProblemCode;
  readonly field: string;
  readonly line: number;
  readonly values: Set<string>;
  rows: number;
}

const MAX_NOTES = 200;
const SHOWN_VALUES = 5;

/** Fields of an offer that have another name in a table. */
const FIELD_NAMES: Readonly<Record<string, FieldName>> = {
  salePrice: 'sale_price',
  oldPrice: 'old_price',
  saleDates: 'sale_price_effective_date',
  stock: 'quantity',
};

const isFieldOf = (headers: object, field: string): field is FieldName => Object.hasOwn(headers, field);

/** A field as the shop's own header has it. */
export const headerOf = (field: string, { headers }: Pick<RawOffer, 'headers'>): string => {
  const name = FIELD_NAMES[field] ?? field;
  return (headers && isFieldOf(headers, name) ? headers[name] : undefined) ?? field;
};

/** Gathers what is odd about a whole column, and reports it once with the values that were seen. */
export const createColumnNotes = (report: ReportProblem) => {
  const notes = new Map<string, Note>();
  return {
    add: (code: FeedProblemCode, field: string, raw: RawOffer, value = ''): void => {
      const header = headerOf(field, raw);
      const key = `${code}\n${header}`;
      const known = notes.get(key);
      if (!known && notes.size >= MAX_NOTES) return;
      const note = known ?? { code, field: header, line: raw.line, values: new Set<string>(), rows: 0 };
      notes.set(key, note);
      note.rows += 1;
      if (value !== '' && note.values.size < SHOWN_VALUES) note.values.add(shownValue(value));
    },
    flush: (): void => {
      for (const { code, field, line, values, rows } of notes.values()) {
        const seen = [...values].join(' · ');
        report({
          kind: 'warning',
          code,
          line,
          field,
          seen: rows > 1 && seen !== '' ? `${seen} (× ${rows})` : seen,
        });
      }
      notes.clear();
    },
  };
};
export type ColumnNotes = ReturnType<typeof createColumnNotes>;
