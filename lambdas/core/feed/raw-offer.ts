import type { FeedProblem, FieldName } from '../../contract/imports/feed.ts';
import type { ColumnField } from './columns/column-names.ts';

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

/** Why the shop does not sell something on its site: the field that says so, and its value. */
export interface Hidden {
  readonly field: string;
  readonly seen: string;
}

export interface Exchange {
  readonly from: string;
  readonly to: string;
  /** One unit of `from` in units of `to`. */
  readonly rate: number;
}

/** Values by the fields that hold them. */
export type FieldValues = Readonly<Partial<Record<ColumnField, string | undefined>>>;

/**
 * One row, item or offer of a feed, with every value as the merchant wrote it. `price` is the one outside a sale, or the
 * only one; `old_price` is the one before a sale, in feeds whose `price` is to be paid; `quantity` is '' where the feed
 * counts the pieces of other offers only.
 */
export interface RawOffer extends FieldValues {
  /**
   * A `head` holds what several variants share and is not a variant itself. A `single` is a head if its group has
   * variants, and otherwise the only variant.
   */
  readonly role: 'offer' | 'head' | 'single';
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** The id where `id` is missing, or where an offer before it has the same: shops give one article to all sizes. */
  readonly fallbackId?: string | undefined;
  /** Present on what the shop does not sell on its site; a hidden head hides its variants. */
  readonly hidden?: Hidden | undefined;
  /** The variant's id within its product, where it differs from the id in the feed. */
  readonly variantId?: string | undefined;
  /** Offers of one group are variants of one product. */
  readonly groupId?: string | undefined;
  /** From the widest to the narrowest. */
  readonly category?: readonly string[] | undefined;
  /** The feed's own rate of the offer's currency. */
  readonly exchange?: Exchange | undefined;
  readonly attributes: readonly RawAttribute[];
  /** What tells variants apart, where the feed names it. */
  readonly options?: readonly RawAttribute[] | undefined;
  /** The shop's own headers of the fields, where it has some. */
  readonly headers?: FieldHeaders | undefined;
}

export type FieldHeaders = Partial<Readonly<Record<FieldName, string>>>;

export type ReportProblem = (problem: FeedProblem) => void;

export interface ReaderContext {
  readonly report: ReportProblem;
  /** The shop's language, for feeds in several. */
  readonly language: string;
  /** A price in this currency is taken where a feed has several. */
  readonly currency: string;
  /** Goods of a later day are not sold yet. */
  readonly now: Date;
}

/** Reads a feed's text offer by offer, and holds one offer at a time. */
export type OfferReader = (text: AsyncIterable<string>, context: ReaderContext) => AsyncIterable<RawOffer>;
