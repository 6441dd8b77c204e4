import type { FeedProblem } from '../../contract/feed.ts';

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
}

/** One row, item or offer as it stands in a feed: every value still the merchant's text. */
export interface RawOffer {
  /** `head`: what several variants share, and no variant itself. */
  readonly role: 'offer' | 'head';
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly id?: string | undefined;
  /** What the variant is called within its product, where that is not its id in the whole feed. */
  readonly variantId?: string | undefined;
  /** Offers of one group are variants of one product. */
  readonly groupId?: string | undefined;
  readonly title?: string | undefined;
  /** The product's own title, where the feed tells it apart from the variant's. */
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
  /** When the sale price holds; open where nothing is said. */
  readonly saleFrom?: string | undefined;
  readonly saleTo?: string | undefined;
  /** The price before a sale, in feeds whose `price` is the one to pay. */
  readonly oldPrice?: string | undefined;
  readonly currency?: string | undefined;
  readonly availability?: string | undefined;
  /** Pieces in stock, where the feed counts them. */
  readonly stock?: string | undefined;
  readonly attributes: readonly RawAttribute[];
  /** What tells variants apart, where the feed says so itself. */
  readonly options?: readonly RawAttribute[] | undefined;
}

export type ReportProblem = (problem: FeedProblem) => void;

export interface ReaderContext {
  readonly report: ReportProblem;
}

/** Reads a feed's text offer by offer; a reader holds no more of it than one. */
export type OfferReader = (text: AsyncIterable<string>, context: ReaderContext) => AsyncIterable<RawOffer>;
