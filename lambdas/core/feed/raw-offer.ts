import type { FeedProblem, FieldName } from '../../contract/imports/feed.ts';
import type { Hidden } from './columns/visibility.ts';

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

export interface Exchange {
  readonly from: string;
  readonly to: string;
  /** One unit of `from` in units of `to`. */
  readonly rate: number;
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
  /** What the price is reduced by: "10%", or an amount. */
  readonly discount?: string | undefined;
  /** When the sale price holds; open at a side without a date. */
  readonly saleFrom?: string | undefined;
  readonly saleTo?: string | undefined;
  /** Both dates in one text. */
  readonly saleDates?: string | undefined;
  /** Whether the sale price holds, in feeds that say so beside it. */
  readonly onSale?: string | undefined;
  /** The price before a sale, in feeds whose `price` is the one to pay. */
  readonly oldPrice?: string | undefined;
  readonly currency?: string | undefined;
  /** The feed's own rate of the offer's currency. */
  readonly exchange?: Exchange | undefined;
  readonly availability?: string | undefined;
  /** Pieces in stock, where the feed counts them; '' where it counts those of others only. */
  readonly stock?: string | undefined;
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
