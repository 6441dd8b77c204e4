import type { FeedProblem, FeedProblemCode } from '../../contract/imports/feed.ts';
import type { Hidden } from './columns/visibility.ts';

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

/** One row, item or offer of a feed, with every value as the merchant wrote it. */
export interface RawOffer {
  /**
   * A `head` holds what several variants share and is not a variant itself. A `single` is a head if its group has
   * variants, and otherwise the only variant.
   */
  readonly role: 'offer' | 'head' | 'single';
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly id?: string | undefined;
  /** The id where `id` is missing, or where an offer before it has the same: shops give one article to all sizes. */
  readonly fallbackId?: string | undefined;
  /** Present on what the shop does not sell on its site; a hidden head hides its variants. */
  readonly hidden?: Hidden | undefined;
  /** The variant's id within its product, where it differs from the id in the feed. */
  readonly variantId?: string | undefined;
  /** Offers of one group are variants of one product. */
  readonly groupId?: string | undefined;
  readonly title?: string | undefined;
  /** The product's own title, where the feed has one beside the variant's. */
  readonly productTitle?: string | undefined;
  readonly brand?: string | undefined;
  /** From the widest to the narrowest. */
  readonly category?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly link?: string | undefined;
  readonly image?: string | undefined;
  /** The price outside a sale, or the only one. */
  readonly price?: string | undefined;
  readonly salePrice?: string | undefined;
  /** When the sale price holds; open at a side without a date. */
  readonly saleFrom?: string | undefined;
  readonly saleTo?: string | undefined;
  /** The price before a sale, in feeds whose `price` is the one to pay. */
  readonly oldPrice?: string | undefined;
  readonly currency?: string | undefined;
  readonly availability?: string | undefined;
  /** Pieces in stock, where the feed counts them. */
  readonly stock?: string | undefined;
  readonly attributes: readonly RawAttribute[];
  /** What tells variants apart, where the feed names it. */
  readonly options?: readonly RawAttribute[] | undefined;
}

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

export interface NormaliseContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  readonly now: Date;
  readonly report: ReportProblem;
}

/** Reports one offer's problems. */
export interface OfferReport {
  warn(code: FeedProblemCode, field: string, seen: string): void;
  reject(code: FeedProblemCode, field: string, seen: string): void;
}
