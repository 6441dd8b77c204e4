import type { FeedProblemCode } from '../../../contract/imports/feed.ts';
import type { ReportProblem } from '../raw-offer.ts';
import type { ColumnNotes } from './column-notes.ts';
import type { PriceColumns } from './price/price-columns.ts';

export interface NormaliseContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  readonly now: Date;
  readonly report: ReportProblem;
  /** How numbers are written in each column of prices. */
  readonly priceColumns: PriceColumns;
  /** What is said of a column once, and not of each row. */
  readonly notes: ColumnNotes;
}

/** Reports one offer's problems. */
export interface OfferReport {
  warn(code: FeedProblemCode, field: string, seen: string): void;
  reject(code: FeedProblemCode, field: string, seen: string): void;
}
