import type { FeedProblem, FeedProblemCode, FieldName } from '../../../contract/imports/feed.ts';
import { shownValue } from '../limits.ts';
import type { RawOffer, ReportProblem } from '../raw-offer.ts';
import type { PriceColumns } from './price/price-columns.ts';

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
const headerOf = (field: string, { headers }: Pick<RawOffer, 'headers'>): string => {
  const name = FIELD_NAMES[field] ?? field;
  return (headers && isFieldOf(headers, name) ? headers[name] : undefined) ?? field;
};

/** Reports one offer's problems. */
export const createOfferReport = (
  { line, id, headers }: Pick<RawOffer, 'line' | 'id' | 'headers'>,
  report: ReportProblem,
) => {
  const tell =
    (kind: FeedProblem['kind']) =>
    (code: FeedProblemCode, field: string, seen: string): void =>
      report({ kind, code, line, id, field: headerOf(field, { headers }), seen });
  return { warn: tell('warning'), reject: tell('rejected') };
};
export type OfferReport = ReturnType<typeof createOfferReport>;

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

export interface NormaliseContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  readonly now: Date;
  readonly report: ReportProblem;
  /** How numbers are written in each column of prices. */
  readonly priceColumns: PriceColumns;
  /** What is said of a column once, and not of each row. */
  readonly notes: ReturnType<typeof createColumnNotes>;
}
